//! What the store promises: nothing confirmed is lost, nothing made by hand is disturbed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod anchors;
mod faults;
mod kept;
mod kill;
mod laws;
mod scene;
mod weather;
