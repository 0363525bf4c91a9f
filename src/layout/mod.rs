//! Document × width → rows; span layers × rows → runs. No terminal types.
//!
//! Three ideas. A [`Flow`] turns blocks into rows, which are byte ranges, block by block and only
//! where somebody looks. [`place`] goes from a byte to a cell and back. [`runs`] sweeps overlapping
//! layers of spans into disjoint runs for one row.
//!
//! Right-to-left text keeps its bytes in order and has its columns turned (`bidi`); a justified row has
//! its spaces widened. Both happen where clusters get their columns ([`place::cells`]), so that painting,
//! the mouse and the cursor agree.

pub mod bidi;
mod flow;
pub mod place;
mod runs;
mod wrap;

pub use flow::{Flow, RowRef};
pub use runs::{Layer, Run, runs};
pub use wrap::{Row, Shape, wrap};
