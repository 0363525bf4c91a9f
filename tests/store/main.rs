//! What the store promises: nothing confirmed is lost, nothing made by hand is disturbed.

mod anchors;
mod faults;
mod kept;
mod kill;
mod laws;
mod scene;
