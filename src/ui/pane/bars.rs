//! The status line and the hint line.

use crate::app::{Area, State};
use crate::ui::hit::Hits;
use crate::ui::ink::Ink;

/// Draws the status line.
pub fn status(_ink: &mut Ink<'_>, _area: Area, _state: &State) {}

/// Draws the hint line.
pub fn hint(_ink: &mut Ink<'_>, _area: Area, _state: &State, _hits: &mut Hits) {}
