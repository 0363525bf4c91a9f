//! Reviewing colleagues' annotations. Each group of actions has its file.

mod answer;
mod decide;
mod differences;
mod sheets;

pub(super) use answer::{discarded, submitted};
pub(super) use sheets::{press, refresh};

use super::annotate::may_write;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::review::{Asked, Measured, Measuring};
use crate::app::state::State;
use crate::review::agree::Report;
use crate::review::verdict::Verdict;
use std::sync::Arc;

/// Does what a review key asks for.
pub(super) fn review(state: &mut State, action: Action) -> Vec<Effect> {
    use Action as A;
    let writes = matches!(
        action,
        A::ReviewReply
            | A::ReviewResolve
            | A::VerdictAgree
            | A::VerdictDisagree
            | A::VerdictUnsure
            | A::TakeFirst
            | A::TakeSecond
            | A::TakeThis
            | A::MergeMarks
            | A::Rewrite
            | A::RejectAll
    );
    if writes && !may_write(state, action) {
        return Vec::new();
    }
    match action {
        A::ReviewReply => answer::reply(state),
        A::ReviewResolve => return answer::resolve(state),
        A::VerdictAgree => return answer::verdict(state, Verdict::Agree),
        A::VerdictDisagree => return answer::verdict(state, Verdict::Disagree),
        A::VerdictUnsure => return answer::verdict(state, Verdict::Unsure),
        A::DifferenceNext => differences::go(state, true),
        A::DifferenceBack => differences::go(state, false),
        A::ReviewCase => differences::open(state),
        A::ReviewFilter => differences::ask_filter(state),
        A::ReviewPeople => sheets::open_people(state),
        A::ReviewOne => sheets::one_after_the_other(state),
        A::ReviewBlind => sheets::blind(state),
        A::ReviewNames => sheets::names(state),
        A::ReviewAgreement => return sheets::measure(state),
        A::ReviewMerge => sheets::open_merge(state),
        A::ReviewChanges => sheets::open_changes(state),
        A::ReviewClearance => sheets::open_clearance(state),
        A::TakeFirst | A::TakeSecond | A::TakeThis | A::MergeMarks | A::RejectAll => {
            decide::ask(state, action)
        }
        A::Rewrite => decide::rewrite(state),
        _ => return sheets::act_on(state, action),
    }
    Vec::new()
}

/// A line was filled in.
pub(super) fn answered(state: &mut State, asked: Asked, text: &str) -> Vec<Effect> {
    match asked {
        Asked::VerdictReason(about, verdict) => answer::reason(state, &about, verdict, text),
        Asked::DecisionReason(case, decision) => decide::decide(state, &case, &decision, text),
        Asked::Differences => {
            differences::filter(state, text);
            Vec::new()
        }
        Asked::Caveat => sheets::caveat(state, text),
    }
}

/// The measuring of agreement got on.
pub(super) fn measuring(state: &mut State, job: &Measured, done: usize, planned: usize) {
    if let Measuring::Runs(d, p, cancel) = &mut state.review.measuring
        && job.is(cancel)
    {
        (*d, *p) = (done, planned);
        refresh(state);
    }
}

/// The measuring of agreement ended.
pub(super) fn measured(state: &mut State, job: &Measured, report: Option<Arc<Report>>) {
    if let Measuring::Runs(_, _, cancel) = &state.review.measuring
        && job.is(cancel)
    {
        state.review.measuring = report.map_or(Measuring::Stopped, Measuring::Done);
        refresh(state);
    }
}
