//! A name with a head in lower case behind it: "Orm crisis", "Geneva agreement".

use crate::extract::analysis::Analysis;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;

/// A name before `end` and a lower-case head at `end`.
pub(super) fn lower_head(a: &Analysis<'_>, start: usize, end: usize, kind: Kind) -> Option<(Kind, usize)> {
    if end <= start || a.capital(end) || !a.is_word(end) {
        return None;
    }
    let head = a.surface(end);
    let flags = a.flags(end);
    if matches!(kind, Kind::Demonym(_) | Kind::Country(_)) && flags.any(Flags::LOWER_ORG_HEAD) {
        // "Chinese foreign ministry" is found through its last word.
        return Some((Kind::Organization, end + 1));
    }
    // "Trump administration": an unknown name in front of a government.
    if kind == Kind::Place
        && matches!(head, "administration" | "government" | "regime")
        && a.word(start) == 0
        && end == start + 1
    {
        return Some((Kind::Organization, end + 1));
    }
    match head {
        "crisis" | "war" | "conflict" if matches!(kind, Kind::Country(_) | Kind::Place | Kind::Named(_)) => {
            Some((Kind::Event, end + 1))
        }
        "incident" | "massacre" | "hack" | "earthquake" if matches!(kind, Kind::Place | Kind::Named(_)) => {
            Some((Kind::Event, end + 1))
        }
        "plan"
            if kind == Kind::Place
                && a.word(start) == 0
                && end == start + 1
                && !a.opens(start)
                && a.word(start - 1) == a.known.the =>
        {
            Some((Kind::Agreement, end + 1))
        }
        "railway" | "train" | "bus" | "metro" if a.is_place(kind) && a.surface(end + 1) == "station" => {
            Some((Kind::Place, end + 2))
        }
        "airport" if a.is_place(kind) => Some((Kind::Place, end + 1)),
        "presidential" if a.is_place(kind) && matches!(a.surface(end + 1), "residence" | "palace") => {
            Some((Kind::Place, end + 2))
        }
        "meeting" | "summit" | "conference" | "dialogue" | "forum" if a.is_place(kind) => {
            Some((Kind::Event, end + 1))
        }
        "agreement" | "accord" | "accords" | "agreements" | "declaration" | "communiqué" | "communique"
            if a.is_place(kind) =>
        {
            Some((Kind::Agreement, end + 1))
        }
        _ => None,
    }
}
