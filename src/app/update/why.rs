//! Why the program reads a claim as it does.

use crate::app::action::Action;
use crate::app::overlay::{Overlay, Panel, PanelLine};
use crate::app::state::State;
use crate::extract::{Claim, Modality, Scope};
use crate::lexicon::Ladder;
use crate::text::{Span, clean};

/// Opens the panel for the claim here.
pub(super) fn show(state: &mut State) {
    let Some(claim) = state.claim_here() else {
        let word = match state.findings.progress {
            crate::app::findings::Progress::Loading => "The text is still being read for claims.",
            _ => "There is no claim here.",
        };
        return state.tell(word);
    };
    let mut said = lines(claim, &state.document.text);
    said.extend(state.decision_words(claim).into_iter().map(|(label, text)| PanelLine { label, text }));
    let found = &state.findings.found;
    let place = found.claims.iter().position(|c| c.id == claim.id);
    if let Some(origin) = place.and_then(|k| found.origins.get(k)).and_then(Option::as_ref) {
        said.push(PanelLine { label: "known from", text: clean(origin).into_owned() });
    }
    if let Some(id) = place.and_then(|k| found.continues.get(k)).copied().flatten() {
        said.push(PanelLine { label: "goes on", text: format!("with the quotation of c{id}") });
    }
    let panel = Panel { title: "Why".to_owned(), lines: said, scroll: 0 };
    state.overlays.push(Overlay::Panel(panel));
}

fn lines(claim: &Claim, text: &str) -> Vec<PanelLine> {
    let one_line = |s: Span| {
        let words: Vec<&str> = s.of(text).split_whitespace().collect();
        clean(&words.join(" ")).into_owned()
    };
    let mut out: Vec<PanelLine> = Vec::new();
    let mut line = |label, text: String| {
        if !text.is_empty() {
            out.push(PanelLine { label, text });
        }
    };
    let speakers =
        if claim.speakers.is_empty() { "nobody who can be named".into() } else { claim.speakers.join(", ") };
    line("speaker", clean(&speakers).into_owned());
    let labels = Ladder::labels(claim.act, claim.strength);
    let labels = if labels.is_empty() { labels } else { format!(": {labels}") };
    line("act", format!("{}{labels}", Ladder::grade(claim.act, claim.strength)));
    line("scope", format!("{}: {}", claim.scope, scope_words(claim.scope)));
    line("rule", claim.rule.to_owned());
    line("confidence", format!("{:.0} %", claim.confidence * 100.0));
    line("source", claim.source.map(one_line).unwrap_or_default());
    line("cue", claim.cue.map(one_line).unwrap_or_default());
    line("content", claim.content.iter().map(|&s| one_line(s)).collect::<Vec<_>>().join(" … "));
    line("to", clean(&claim.addressees.join(", ")).into_owned());
    let negated = if claim.negated { ", negated" } else { "" };
    line("meant as", format!("{}{negated}", modality_words(claim.modality)));
    if let Some(due) = &claim.due {
        let when = match (&due.date, due.vague) {
            (Some(date), _) => format!(" ({date})"),
            (None, true) => " (vague)".to_owned(),
            (None, false) => String::new(),
        };
        line("due", format!("{}{}", one_line(due.span), clean(&when)));
    }
    out
}

pub(super) const fn scope_words(scope: Scope) -> &'static str {
    match scope {
        Scope::Own => "the words that mark the act have this speaker as their subject",
        Scope::Clause => "a further act in the sentence, by the subject named before it",
        Scope::Inherited => "nothing here names a speaker; the speech before goes on",
        Scope::Quote => "it stands inside quotation marks",
        Scope::Joint => "a group or several parties act together",
        Scope::Turn => "it stands under a speaker's label, or the whole text speaks for one",
    }
}

const fn modality_words(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "stated as so",
        Modality::Planned => "announced for the future",
        Modality::Should => "what somebody should do",
        Modality::Possible => "possible",
        Modality::Conditional => "depending on something",
    }
}

/// A key of the panel.
pub(super) fn act_on(state: &mut State, action: Action) {
    let Some(Overlay::Panel(panel)) = state.overlays.last_mut() else { return };
    match action {
        Action::PanelDown => panel.scroll = (panel.scroll + 1).min(panel.lines.len().saturating_sub(1)),
        Action::PanelUp => panel.scroll = panel.scroll.saturating_sub(1),
        _ => {
            state.overlays.pop();
        }
    }
}
