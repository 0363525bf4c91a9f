//! Marks whose words changed, moved apart or are gone: looked at one by one, kept or placed by hand.

use super::{annotate, edges, picker};
use crate::annotation::wording::{Comparison, Piece, compare};
use crate::annotation::{Anchor, Edit, Kind, Resolution};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::notes::Mark;
use crate::app::overlay::{Ask, Choice, Confirm, Doubt, Item, Overlay, Panel, PanelLine, PickerKind};
use crate::app::placing;
use crate::app::state::State;
use crate::text::{Span, clean};

/// Opens the list of marks that need a person: one's own, then those of colleagues who are shown.
pub(super) fn open(state: &mut State, action: Action) {
    if !annotate::may_write(state, action) {
        return;
    }
    let own = state.notes.marks.iter().chain(&state.notes.decisions).filter(|m| m.own);
    let theirs = state.notes.marks.iter().filter(|m| !m.own);
    let needs = |m: &&Mark| placing::in_doubt(m.stands()) && !follows(state, m);
    let mut items: Vec<Item> = own.filter(needs).map(|m| item(m, "", "")).collect();
    let mine = items.len();
    items.extend(theirs.filter(needs).map(|m| {
        let who = state.review.name_of(&m.annotator);
        item(m, &format!("{who}: "), "Colleagues' (their files stay as they are)")
    }));
    let title = match (mine, items.len() - mine) {
        (0, 0) => return state.tell("Every mark stands where it should."),
        (1, 0) => "1 mark needs you".to_owned(),
        (n, 0) => format!("{n} marks need you"),
        (0, n) => format!("{n} of colleagues' marks to place"),
        (own, n) => format!("{own} of your marks, {n} of colleagues' to place"),
    };
    if mine < items.len() {
        items.iter_mut().take(mine).for_each(|item| item.group = "Yours");
    }
    state.overlays.push(picker::list(PickerKind::Anchors, title, items));
}

impl State {
    /// How many of one's own marks need a person, in words; `None` when all stand where they should.
    #[must_use]
    pub fn in_doubt(&self) -> Option<String> {
        let own = self.notes.marks.iter().chain(&self.notes.decisions).filter(|m| m.own);
        let count = own.filter(|m| placing::in_doubt(m.stands()) && !follows(self, m)).count();
        let key = self.keys.shown(Action::AnchorReview);
        match count {
            0 => None,
            1 => Some(format!("The words of 1 mark of yours changed: {key} shows it.")),
            n => Some(format!("The words of {n} marks of yours changed: {key} shows them.")),
        }
    }
}

fn item(mark: &Mark, who: &str, group: &'static str) -> Item {
    let quote: Vec<&str> = mark.annotation.targets.iter().flat_map(|t| t.quote.split_whitespace()).collect();
    let choice = Choice::Annotation(mark.annotator.clone(), mark.annotation.id.clone());
    let label = format!("{who}{}", what_became(mark));
    Item { group, ..Item::new(choice, &label, &format!("“{}”", quote.join(" "))) }
}

/// Whether a mark says where another one stands that is here: then that one is to be placed.
fn follows(state: &State, mark: &Mark) -> bool {
    let re = mark.annotation.re.as_deref().filter(|_| mark.annotation.kind == Kind::Reply);
    let Some((who, id)) = re.and_then(|re| re.rsplit_once('/')) else { return false };
    state.notes.find(who, id).is_some()
}

/// What became of a mark, and what of it matters.
fn what_became(mark: &Mark) -> String {
    let changed = mark.stands().iter().find_map(|place| match place {
        Resolution::Changed { was, now, .. } => Some(compare(was, now)),
        _ => None,
    });
    let matters = changed.map(|c| c.changes.iter().map(crate::annotation::wording::Change::words).collect());
    match matters {
        Some(words) if !Vec::<String>::is_empty(&words) => words.join("; "),
        _ => mark.standing().unwrap_or("").to_owned(),
    }
}

/// A mark was chosen from the list: shows what became of its first part that is in doubt.
pub(super) fn chosen(state: &mut State, who: &str, id: &str) -> Vec<Effect> {
    let Some(mark) = state.notes.find(who, id).cloned() else { return Vec::new() };
    let doubt = mark.stands().iter().enumerate().find(|(_, place)| place.span().is_none());
    let Some((part, place)) = doubt else { return Vec::new() };
    let doubt = Doubt { annotator: who.to_owned(), id: id.to_owned(), part };
    let whose = if mark.own { "the".to_owned() } else { format!("{}'s", state.review.name_of(who)) };
    match place {
        Resolution::Changed { span, was, now, .. } => {
            let document = std::sync::Arc::clone(&state.document);
            state.reader.deselect();
            state.reader.set_cursor(&document, span.start);
            let panel = Panel { title: "Changed wording".to_owned(), lines: lines(was, now), scroll: 0 };
            state.overlays.push(Overlay::Panel(panel));
            state.overlays.push(Overlay::Confirm(Confirm {
                ask: Ask::Reanchor(doubt, *span),
                question: format!("Does {} mark belong to the new wording?", clean(&whose)),
            }));
        }
        Resolution::Ambiguous(spans) => {
            let text = std::sync::Arc::clone(&state.document.text);
            let items = spans.iter().map(|&at| {
                let line = super::bulk::in_context(&text, at);
                Item::new(Choice::Spot(at), &line, "")
            });
            let kind = PickerKind::Reanchor(doubt);
            state.overlays.push(picker::list(kind, "Which of these places is meant?", items.collect()));
        }
        _ if mark.own => edges::hold(state, &mark),
        _ => edges::hold_theirs(state, doubt),
    }
    Vec::new()
}

/// The wording as it was and is, word by word, and what matters of it.
fn lines(was: &str, now: &str) -> Vec<PanelLine> {
    let flat = |text: &str| clean(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    let Comparison { pieces, changes } = compare(was, now);
    let mut word_by_word = String::new();
    for piece in &pieces {
        match piece {
            Piece::Same(text) => word_by_word.push_str(text),
            Piece::Gone(text) => word_by_word.push_str(&format!("[-{text}-]")),
            Piece::New(text) => word_by_word.push_str(&format!("[+{text}+]")),
        }
    }
    let line = |label, text| PanelLine { label, text };
    let mut out = vec![
        line("was", flat(was)),
        line("is", flat(now)),
        line("changes", clean(&word_by_word).into_owned()),
    ];
    if changes.is_empty() {
        out.push(line("matters", "no verb of a ladder, negation, modal, number or date changed".to_owned()));
    }
    out.extend(changes.iter().map(|change| line("matters", clean(&change.words()).into_owned())));
    out
}

/// The mark takes this place: in one's own layer, whosever it is.
pub(super) fn place(state: &mut State, doubt: &Doubt, span: Span) -> Vec<Effect> {
    let Some(mark) = state.notes.find(&doubt.annotator, &doubt.id).cloned() else {
        state.tell("The mark is gone.");
        return Vec::new();
    };
    let document = std::sync::Arc::clone(&state.document);
    state.reader.deselect();
    state.reader.set_cursor(&document, span.start);
    if !mark.own {
        let who = state.review.name_of(&mark.annotator);
        state.tell(format!(
            "{who}'s mark stands here for you: kept as your answer to it, {who}'s file is as it was."
        ));
        let edit = placing::keep(&state.notes.marks, &mark, doubt.part, span, &document);
        return vec![Effect::ApplyEdit(edit)];
    }
    let mut annotation = mark.annotation;
    if let Some(target) = annotation.targets.get_mut(doubt.part) {
        *target = Anchor::new(&document, span);
    }
    state.tell("The mark stands here now.");
    vec![Effect::ApplyEdit(Edit::change(annotation))]
}
