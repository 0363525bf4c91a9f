//! The state machine: actions, keys, state, update, effects. No terminal types.
pub mod action;
pub mod key;
pub mod keymap;
mod nearest;
