//! Novelty and formulae in the text: what earlier documents of the dossier said already.

use super::open;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::app::views::{Found, News, Wanted};
use crate::text::clean;
use std::sync::Arc;

/// Turns one of the two on or off; the first time the dossier is gone through.
pub(super) fn toggle(state: &mut State, action: Action) -> Vec<Effect> {
    let novelty = &mut state.views.novelty;
    let on = if action == Action::ViewNovelty { &mut novelty.dims } else { &mut novelty.underlines };
    *on = !*on;
    let on = *on;
    if novelty.work.is_some() && on {
        state.tell("Reading the dossier…");
        return Vec::new();
    }
    let known = state.views.novelty.of.as_ref().is_some_and(|of| *of == state.document.sha256);
    if known || !on {
        tell(state, action);
        return Vec::new();
    }
    let (Some(studied), Some(root)) = (state.studied(), open::root(state)) else {
        let novelty = &mut state.views.novelty;
        (novelty.dims, novelty.underlines) = (false, false);
        let words = if state.document.path.is_none() {
            "This text has no file, so there is no dossier to hold it against."
        } else {
            "The text is still being read for claims; try again in a moment."
        };
        state.tell(words);
        return Vec::new();
    };
    let work = open::work(state, Wanted::Novelty(Arc::new(studied), root));
    state.views.novelty.work = Some(work.clone());
    state.tell("Reading the dossier…");
    vec![Effect::Study(work)]
}

fn tell(state: &mut State, action: Action) {
    let novelty = &state.views.novelty;
    let of = match novelty.against {
        1 => "1 earlier document".to_owned(),
        n => format!("{n} earlier documents"),
    };
    let words = match (action, novelty.dims, novelty.underlines) {
        (Action::ViewNovelty, true, _) if novelty.against == 0 => {
            "The dossier has no earlier document with a date: everything is news.".to_owned()
        }
        (Action::ViewNovelty, true, _) => {
            let sentences = state.findings.found.sentences.len();
            let seen = novelty.seen.len();
            format!(
                "{seen} of {sentences} sentences stood in {of} nearly word for word; the rest is the news."
            )
        }
        (Action::ViewNovelty, ..) => "Nothing is dimmed any more.".to_owned(),
        (_, _, true) => match novelty.formulae.len() {
            0 => "No formula of the dossier stands here.".to_owned(),
            1 => "1 formula of the dossier is underlined.".to_owned(),
            n => format!("{n} formulae of the dossier are underlined."),
        },
        _ => "Nothing is underlined any more.".to_owned(),
    };
    state.tell(words);
}

/// News of the work; whether it was this one's.
pub(super) fn hear(state: &mut State, number: u64, news: &News) -> bool {
    if state.views.novelty.work.as_ref().is_none_or(|work| work.number != number) {
        return false;
    }
    match news {
        News::Progress(done, all) => state.tell(format!("Reading the dossier: {done} of {all}…")),
        News::Done(found) => {
            let novelty = &mut state.views.novelty;
            novelty.work = None;
            match found.as_ref() {
                Found::Novelty { seen, formulae, against } => {
                    (novelty.seen, novelty.formulae) = (seen.clone(), formulae.clone());
                    novelty.against = *against;
                    novelty.of = Some(state.document.sha256.clone());
                    let action = if novelty.dims { Action::ViewNovelty } else { Action::ViewFormulae };
                    tell(state, action);
                }
                Found::Failed(why) => {
                    (novelty.dims, novelty.underlines) = (false, false);
                    let why = clean(why).into_owned();
                    state.warn(why);
                }
                _ => {}
            }
        }
    }
    true
}
