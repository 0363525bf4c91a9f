//! What can be wrong with the keys that a user wrote, in words.

use super::action::{Action, Context};

/// Something in the user's keys that could not be taken as written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyProblem {
    /// No such action.
    #[error("keys: there is no action {id:?}{}", nearest.map(|n| format!("; did you mean {n:?}?")).unwrap_or_default())]
    UnknownAction {
        /// What was written.
        id: String,
        /// The nearest right id.
        nearest: Option<&'static str>,
    },
    /// Not a key, or not a list of keys.
    #[error("keys: {action}: {reason}")]
    BadKey {
        /// The action.
        action: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Two actions want the same keys in one place; the first keeps them.
    #[error("keys: {keys:?} {} is both {} and {}; {} keeps it", places(contexts), kept.id(), lost.id(), kept.id())]
    Conflict {
        /// The keys.
        keys: String,
        /// Where.
        contexts: Vec<Context>,
        /// The action that has them.
        kept: Action,
        /// The action that goes without.
        lost: Action,
    },
    /// Of two sequences one begins as the other, so that only one of them can ever be typed; the first
    /// keeps its keys.
    #[error("keys: {keys:?} {} can't be {}, because {other:?} is {}", places(contexts), lost.id(), kept.id())]
    Shadowed {
        /// The keys that were left out.
        keys: String,
        /// The action that goes without.
        lost: Action,
        /// The keys in their way.
        other: String,
        /// Where.
        contexts: Vec<Context>,
        /// What those do.
        kept: Action,
    },
}

/// Places, in words.
fn places(contexts: &[Context]) -> String {
    match contexts.iter().map(|c| c.word()).collect::<Vec<_>>().as_slice() {
        [] | ["everywhere", ..] => "everywhere".to_owned(),
        [one] => format!("in {one}"),
        [all @ .., last] => format!("in {} and {last}", all.join(", ")),
    }
}

impl KeyProblem {
    /// The id under which the line stands that it is about.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::UnknownAction { id, .. } => id,
            Self::BadKey { action, .. } => action,
            Self::Conflict { lost, .. } | Self::Shadowed { lost, .. } => lost.id(),
        }
    }

    /// Takes in the same problem in another place; `false` if it is another one.
    pub(super) fn joins(&mut self, more: &Self) -> bool {
        let same = |keys: (&str, &str), actions: (Action, Action)| keys.0 == keys.1 && actions.0 == actions.1;
        match (self, more) {
            (
                Self::Conflict { keys, contexts, kept, lost },
                Self::Conflict { keys: k, contexts: c, kept: by, lost: l },
            ) if same((keys, k), (*kept, *by)) && lost == l => contexts.extend(c),
            (
                Self::Shadowed { keys, lost, other, contexts, kept },
                Self::Shadowed { keys: k, lost: l, other: o, contexts: c, kept: by },
            ) if same((keys, k), (*kept, *by)) && lost == l && other == o => contexts.extend(c),
            _ => return false,
        }
        true
    }
}
