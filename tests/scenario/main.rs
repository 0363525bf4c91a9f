//! Key scripts through the true loop, on a screen in memory: what stands on the screen, and what is
//! on disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod anchors;
mod codebook;
mod decide;
mod elsewhere;
mod fixture;
mod keyboards;
mod lanes;
mod large;
mod library;
mod mouse;
mod notes;
mod pictures;
mod review;
mod screenshots;
mod sizes;
mod stage;
mod views;
mod world;
