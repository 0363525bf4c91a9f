//! Each view as a box: what it shows, or why it shows nothing yet.

use super::parts::quiet;
use super::{Bundle, Data, Goal, Shown, Studied, View};
use super::{card, compare, ledger, lists, matrix, phrases, timeline, versions};
use crate::app::action::Action;
use crate::app::review::{Look, Sheet, SheetKind, SheetLine};
use crate::app::state::State;
use crate::dossier::Place;
use crate::dossier::matrix::matrix as matrix_of;
use crate::dossier::tone_use::tone_uses;
use crate::lexicon::tone::Tone;
use crate::text::clean;

/// The box of a view as things stand.
pub(in crate::app) fn sheet(state: &State, view: View, selected: usize) -> Sheet {
    let columns = state.size.columns;
    match (&state.views.shown, view) {
        (Shown::Failed(why), _) => {
            let words = SheetLine::of(clean(why).into_owned(), Look::Warning);
            plain(view, vec![words])
        }
        (Shown::Two(compared), View::Compare) => compare::sheet(state, compared, selected),
        (Shown::Two(compared), View::Versions) => versions::sheet(compared, selected),
        (Shown::One(studied), _) if !view.of_dossier() => {
            let of = clean(&studied.title()).into_owned();
            match view {
                View::Veiled => lists::veiled(state, studied, selected),
                View::Tone => lists::tone(&tone_uses(&[studied.source()], Tone::builtin()), 1, &of, selected),
                View::Card => card::sheet(state, studied, selected),
                _ => matrix::sheet(view, &matrix_of(&[studied.source()]), &of, columns, selected),
            }
        }
        (Shown::Many(bundle), _) => {
            let of = folder(bundle);
            let mut sheet = match (&bundle.data, view) {
                (Data::Ledger(found, _), View::Ledger) => ledger::sheet(state, bundle, found, selected),
                (Data::Timeline(found), View::Timeline) => timeline::sheet(bundle, found, selected),
                (Data::Phrases(found), View::Phrases) => phrases::sheet(bundle, found, selected),
                (Data::Tone(found), View::Tone) => lists::tone(found, bundle.documents.len(), &of, selected),
                (Data::Matrix(found), _) => matrix::sheet(view, found, &of, columns, selected),
                _ => plain(view, Vec::new()),
            };
            let told =
                bundle.notices.iter().map(|word| SheetLine::of(clean(word).into_owned(), Look::Warning));
            sheet.head.splice(0..0, told);
            if bundle.failed > 0 {
                let words = match bundle.failed {
                    1 => "1 document could not be read and is left out.".to_owned(),
                    n => format!("{n} documents could not be read and are left out."),
                };
                sheet.head.insert(0, SheetLine::of(words, Look::Warning));
            }
            sheet
        }
        _ => waiting(state, view),
    }
}

/// What is said while the work goes on.
fn waiting(state: &State, view: View) -> Sheet {
    let close = state.keys.shown(Action::SheetClose);
    let words = match &state.views.work {
        None => quiet("Nothing to show."),
        Some(work) => match work.progress {
            (_, 0) => quiet(format!("Reading… {close} stops.")),
            (done, all) if done >= all => {
                quiet(format!("All {all} documents are read; working it out… {close} stops."))
            }
            (done, all) => quiet(format!("Reading the documents: {done} of {all}… {close} stops.")),
        },
    };
    let bar = state.views.work.as_ref().map(|work| {
        let (done, all) = work.progress;
        SheetLine::of(super::parts::bar(done, all, 40), Look::Person(1))
    });
    plain(view, [Some(words), bar].into_iter().flatten().collect())
}

fn plain(view: View, head: Vec<SheetLine>) -> Sheet {
    let title = view.title().to_owned();
    Sheet {
        kind: SheetKind::View(view),
        title,
        head,
        items: Vec::new(),
        beside: false,
        full: false,
        selected: 0,
    }
}

/// The name of a dossier's folder.
fn folder(bundle: &Bundle) -> String {
    let name = bundle.root.file_name().map(|name| name.to_string_lossy().into_owned());
    clean(&name.unwrap_or_else(|| bundle.root.to_string_lossy().into_owned())).into_owned()
}

/// "Ledger: talks · 12 documents".
pub(super) fn title_of(view: View, bundle: &Bundle) -> String {
    let documents = super::parts::count(bundle.documents.len(), "document", "documents");
    format!("{}: {} · {documents}", view.title(), folder(bundle))
}

/// So many places of one entry are listed.
const MOST: usize = 500;

/// Where the entry leads that has several places: each with its words.
pub(in crate::app) fn leads(state: &State, view: View, selected: usize) -> Vec<(String, Goal)> {
    let in_matrix = matches!(view, View::Matrix | View::Mentions | View::Airtime);
    match &state.views.shown {
        Shown::One(studied) => {
            let places = if in_matrix {
                matrix::places(view, &matrix_of(&[studied.source()]), selected)
            } else if view == View::Tone {
                let uses = tone_uses(&[studied.source()], Tone::builtin());
                uses.get(selected).map(|word| word.places.clone()).unwrap_or_default()
            } else {
                Vec::new()
            };
            let lead = |place: Place| (words(studied, place), studied.goal(place));
            places.into_iter().take(MOST).map(lead).collect()
        }
        Shown::Many(bundle) => {
            let places = match &bundle.data {
                Data::Matrix(found) => matrix::places(view, found, selected),
                Data::Phrases(found) => phrases::places(found, selected),
                Data::Tone(found) => found.get(selected).map(|word| word.places.clone()).unwrap_or_default(),
                Data::Ledger(..) | Data::Timeline(_) => Vec::new(),
            };
            let lead = |place: Place| {
                let known = bundle.documents.get(place.document)?;
                let date = known.date.as_deref().unwrap_or("no date");
                let claim = place.claim.map_or_else(String::new, |id| format!(" · c{id}"));
                let words = format!("{date}  {}{claim}", clean(&known.title));
                Some((words, bundle.goal(place)?))
            };
            places.into_iter().take(MOST).filter_map(lead).collect()
        }
        _ => Vec::new(),
    }
}

/// The words of a place of one document: its act, and what is said.
fn words(studied: &Studied, place: Place) -> String {
    let claim = studied.findings.claims.iter().find(|claim| Some(claim.id) == place.claim);
    let said = crate::text::flat(place.span.of(&studied.document.text));
    let act = claim.map_or_else(String::new, |claim| format!("{}  ", claim.act));
    let sentence = studied.findings.sentences.iter().find(|sentence| sentence.overlaps(place.span));
    let around = match (claim, sentence) {
        (None, Some(sentence)) => crate::text::flat(sentence.of(&studied.document.text)),
        _ => said,
    };
    clean(&format!("{act}{around}")).into_owned()
}

/// What is shown, for the clipboard: Markdown where there is a form of it, else plain text.
pub(in crate::app) fn copied(state: &State, view: View) -> String {
    match (&state.views.shown, view) {
        (Shown::Two(compared), View::Compare) => compare::markdown(compared),
        (Shown::One(studied), View::Card) => card::markdown(state, studied),
        _ => compare::text(&sheet(state, view, 0)),
    }
}
