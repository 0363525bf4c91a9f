//! What the keys do in a review box or a view: its part of the hint line.

use super::action::Action;
use super::review::SheetKind;
use super::views::View;

/// The keys of a box, the most useful first.
pub(super) const fn sheet_hints(kind: &SheetKind) -> &'static [(Action, &'static str)] {
    match kind {
        SheetKind::People => &[
            (Action::SheetChoose, "show or hide"),
            (Action::ReviewOne, "one at a time"),
            (Action::ReviewNames, "names"),
            (Action::ReviewBlind, "blind"),
            (Action::SheetClose, "close"),
        ],
        SheetKind::Case(_) => &[
            (Action::TakeFirst, "take A"),
            (Action::TakeSecond, "take B"),
            (Action::MergeMarks, "merge"),
            (Action::Rewrite, "rewrite"),
            (Action::RejectAll, "reject all"),
            (Action::SheetNext, "next"),
            (Action::VerdictAgree, "agree"),
            (Action::VerdictDisagree, "disagree"),
            (Action::ReviewReply, "reply"),
            (Action::ReviewFilter, "filter"),
            (Action::SheetChoose, "go there"),
            (Action::SheetClose, "close"),
        ],
        SheetKind::Preview(_) => &[
            (Action::SheetChoose, "merge all of these"),
            (Action::SheetNext, "fewer must agree"),
            (Action::SheetBack, "more must agree"),
            (Action::SheetClose, "close"),
        ],
        SheetKind::Clearance => &[(Action::SheetChoose, "say it"), (Action::SheetClose, "close")],
        SheetKind::View(View::Compare) => &[
            (Action::SheetChoose, "go there"),
            (Action::SheetNext, "other side"),
            (Action::WhyShow, "why"),
            (Action::PairMove, "put elsewhere"),
            (Action::PairPart, "part"),
            (Action::PairDrop, "as found"),
            (Action::EditUndo, "undo"),
            (Action::CompareWords, "word by word"),
            (Action::Copy, "copy"),
            (Action::SheetClose, "close"),
        ],
        SheetKind::View(View::Versions) => &[
            (Action::SheetChoose, "go there"),
            (Action::CompareWords, "by topic"),
            (Action::SheetClose, "close"),
        ],
        SheetKind::View(View::Ledger) => &[
            (Action::SheetChoose, "go there"),
            (Action::LedgerMet, "met"),
            (Action::LedgerLapsed, "lapsed"),
            (Action::LedgerWithdrawn, "withdrawn"),
            (Action::LedgerOpen, "open"),
            (Action::EditUndo, "undo"),
            (Action::Copy, "copy"),
            (Action::SheetClose, "close"),
        ],
        SheetKind::View(View::Veiled) => &[
            (Action::SheetChoose, "go there"),
            (Action::SlotFill, "whom it means"),
            (Action::EditUndo, "undo"),
            (Action::SheetClose, "close"),
        ],
        SheetKind::View(_) => &[
            (Action::SheetChoose, "go there"),
            (Action::Copy, "copy"),
            (Action::SheetDown, "down"),
            (Action::SheetUp, "up"),
            (Action::SheetClose, "close"),
        ],
        SheetKind::Changes | SheetKind::Agreement => &[
            (Action::SheetChoose, "go there"),
            (Action::SheetDown, "down"),
            (Action::SheetUp, "up"),
            (Action::SheetClose, "close"),
        ],
    }
}
