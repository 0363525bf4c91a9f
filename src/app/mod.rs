//! The state machine: actions, keys, state, update, effects. No terminal types.
