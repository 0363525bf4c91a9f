//! One message into the state. Each group of actions has its file.

use super::effect::Effect;
use super::message::Message;
use super::state::State;

/// Takes in what happened and says what the world must do about it, in order.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Resize(size) => {
            state.size = size;
            state.refit();
            Vec::new()
        }
        _ => Vec::new(),
    }
}
