//! Lists to choose from by typing: actions, help, codes, speakers.

use super::{
    act, amend, anchors, annotate, attributes, bulk, codebook, codes, filter, jumps, library, listing, looks,
    relate, views,
};
use crate::annotation::CodebookChange;
use crate::app::action::{Action, Context, Group};
use crate::app::effect::Effect;
use crate::app::key::{Key, format_sequence};
use crate::app::line::Line;
use crate::app::overlay::{Choice, CodeDeed, Field, Item, Overlay, Picker, PickerKind, PlaceList};
use crate::app::sheet_hints::sheet_hints;
use crate::app::state::State;
use crate::app::target::About;
use crate::extract::EntityType;
use crate::text::clean;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// A list with everything shown.
pub(super) fn list(kind: PickerKind, title: impl Into<String>, all: Vec<Item>) -> Overlay {
    let shown = all.clone();
    Overlay::Picker(Picker { kind, title: title.into(), query: Line::default(), all, shown, selected: 0 })
}

/// What the actions that apply in `contexts` do, with their keys.
fn actions(state: &State, contexts: &[Context]) -> Vec<Item> {
    let applies = |a: &&Action| a.contexts().iter().any(|c| contexts.contains(c));
    let item = |&action: &Action| Item {
        choice: Choice::Action(action),
        label: action.gloss().to_owned(),
        detail: action.id().to_owned(),
        keys: state.keys.keys(action).iter().map(|k| format_sequence(k)).collect::<Vec<_>>().join(", "),
        group: action.group().title(),
        ticked: false,
        matched: Vec::new(),
    };
    let mut items: Vec<(Group, Item)> =
        Action::ALL.iter().filter(applies).map(|a| (a.group(), item(a))).collect();
    items.sort_by_key(|(group, _)| *group);
    items.into_iter().map(|(_, item)| item).collect()
}

/// The palette: every action that applies here, what is done to the text before what moves in it.
pub(super) fn palette(state: &State) -> Overlay {
    let mut items = actions(state, &state.contexts());
    items.sort_by_key(|item| match item.choice {
        Choice::Action(action) => match action.group() {
            Group::Annotate => 0,
            Group::Select => 1,
            Group::Findings | Group::Review | Group::Views => 2,
            Group::Search | Group::Library => 3,
            Group::View => 4,
            Group::Program => 5,
            Group::Move | Group::Dialog => 6,
        },
        _ => 7,
    });
    hinted_first(state, &mut items);
    list(PickerKind::Palette, "Do something", items)
}

/// In a view, what its hint line names goes first. Gives how many those are.
fn hinted_first(state: &State, items: &mut [Item]) -> usize {
    let Some(Overlay::Sheet(sheet)) = state.overlay() else { return 0 };
    let hinted = sheet_hints(&sheet.kind);
    let place = |item: &Item| {
        let at = hinted.iter().position(|(action, _)| item.choice == Choice::Action(*action));
        at.unwrap_or(hinted.len())
    };
    items.sort_by_key(place);
    items.partition_point(|item| place(item) < hinted.len())
}

/// Help: what the keys do here.
pub(super) fn help(state: &State) -> Overlay {
    let contexts = state.contexts();
    let title = match contexts.as_slice() {
        [Context::Sheet] => "Keys in this view".to_owned(),
        _ => format!("Keys in the {}", state.home().word()),
    };
    let mut items = actions(state, &contexts);
    let hinted = hinted_first(state, &mut items);
    for item in items.iter_mut().take(hinted) {
        item.group = "This view";
    }
    list(PickerKind::Help(contexts), title, items)
}

/// The codes of the codebook for `about`.
pub(super) fn codes(state: &State, about: About) -> Overlay {
    let given: Vec<String> = about
        .annotation
        .as_deref()
        .and_then(|id| state.notes.own(id))
        .map(|m| m.annotation.codes.clone())
        .unwrap_or_default();
    let mut items: Vec<Item> = Vec::new();
    let mut item = |id: &str, detail: String, ticked| {
        items.push(Item {
            choice: Choice::Code(id.to_owned()),
            label: clean(id).into_owned(),
            detail: clean(&detail).into_owned(),
            keys: String::new(),
            group: "",
            ticked,
            matched: Vec::new(),
        });
    };
    for code in &state.codebook.codes {
        let detail = if code.definition.is_empty() { code.name.clone() } else { code.definition.clone() };
        item(&code.id, detail, given.contains(&code.id));
    }
    // A code that the codebook does not know can still be taken away.
    for code in given.iter().filter(|c| state.codebook.get(c).is_none()) {
        item(code, "not in the codebook".to_owned(), true);
    }
    let title = format!("Code for {}", about.what.words());
    let mut list = list(PickerKind::Code(about), title, items);
    // Where nothing was given yet, the code that the codebook gives without choosing is at hand.
    let default = state.codebook.default.as_ref().filter(|_| given.is_empty());
    if let (Overlay::Picker(picker), Some(default)) = (&mut list, default) {
        let is = |item: &Item| matches!(&item.choice, Choice::Code(code) if code == default);
        picker.selected = picker.shown.iter().position(is).unwrap_or(0);
    }
    list
}

/// The speakers of this document for `about`: those who speak, then everybody who is named.
pub(super) fn speakers(state: &State, about: About) -> Overlay {
    let tagged = about
        .annotation
        .as_deref()
        .and_then(|id| state.notes.own(id))
        .and_then(|m| m.annotation.speaker.clone());
    let mut names: Vec<(String, &'static str)> = Vec::new();
    let mut add = |name: &str, detail| {
        if !name.is_empty() && names.iter().all(|(n, _)| n != name) {
            names.push((name.to_owned(), detail));
        }
    };
    let found = &state.findings.found;
    for speaker in state.speakers.all() {
        add(&speaker.name, "speaks here");
    }
    for party in &found.card.parties {
        add(&party.name, "takes part");
    }
    let can_speak = [EntityType::Person, EntityType::Country, EntityType::Organization, EntityType::Group];
    for kind in can_speak {
        for entity in found.entities.iter().filter(|e| e.kind == kind) {
            add(&entity.name, kind.word());
        }
    }
    let item = |choice, label: &str, detail: &str, ticked| Item {
        choice,
        label: clean(label).into_owned(),
        detail: detail.to_owned(),
        keys: String::new(),
        group: "",
        ticked,
        matched: Vec::new(),
    };
    let mut items: Vec<Item> = names
        .iter()
        .map(|(name, detail)| {
            item(Choice::Speaker(name.clone()), name, detail, tagged.as_deref() == Some(name))
        })
        .collect();
    if tagged.is_some() {
        items.push(item(Choice::NoSpeaker, "nobody", "take the tag away", false));
    }
    list(PickerKind::Speaker(about), "Who is speaking? Choose, or type a name", items)
}

/// Whether every word of a query begins a word of what an item says; what has marks in it may stand anywhere.
fn has_words(item: &Item, query: &str) -> bool {
    let said = format!("{} {}", item.label, item.detail).to_lowercase();
    let mut parts = query.split_whitespace().map(str::to_lowercase);
    parts.all(|part| {
        let begun = || said.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&part));
        begun() || part.contains(|c: char| !c.is_alphanumeric()) && said.contains(&part)
    })
}

/// Letters that stand apart begin a word each, or are several in a row: "todo" does not stand in "commitment/conditional".
fn begins_words(label: &str, matched: &[u32]) -> bool {
    let letters: Vec<char> = label.chars().collect();
    let letter = |at: u32| usize::try_from(at).ok().and_then(|at| letters.get(at)).copied();
    let begins = |at: u32| at.checked_sub(1).and_then(letter).is_none_or(|before| !before.is_alphanumeric());
    matched.chunk_by(|a, b| a + 1 == *b).all(|run| run.len() > 2 || run.first().is_some_and(|&at| begins(at)))
}

/// The id of a code that is typed in words.
fn id_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("-")
}

impl Picker {
    /// Makes `shown` anew after a change of the query.
    pub(super) fn narrow(&mut self) {
        if matches!(self.kind, PickerKind::Annotations(_)) {
            return listing::narrow(self);
        }
        self.selected = 0;
        let query = self.query.text().trim();
        if query.is_empty() {
            self.shown.clone_from(&self.all);
            return;
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, Item)> = Vec::new();
        for item in &self.all {
            // The detail counts by its words; only the label by its letters, and shows what matched.
            let mut matched = Vec::new();
            let letters =
                pattern.indices(Utf32Str::new(&item.label, &mut buffer), &mut matcher, &mut matched);
            matched.sort_unstable();
            matched.dedup();
            let letters = letters.filter(|_| begins_words(&item.label, &matched));
            if letters.is_none() {
                matched.clear();
            }
            if let Some(score) = letters.or_else(|| has_words(item, query).then_some(0)) {
                // The best come first, so that headings would stand at random.
                // Whoever types an action's id, or a code's, means it.
                let id = item.detail.replace(['.', '-'], " ");
                let meant = id.starts_with(&query.to_lowercase()) || item.label == query;
                let score = score + if meant { 1000 } else { 0 };
                scored.push((score, Item { matched, group: "", ..item.clone() }));
            }
        }
        // Stable: of equal scores the order of the list decides.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.shown = scored.into_iter().map(|(_, item)| item).collect();
        let free = match self.kind {
            PickerKind::Speaker(_) => Some(Choice::Speaker(query.to_owned())),
            PickerKind::Code(_) => Some(Choice::NewCode(id_of(query))),
            PickerKind::Amend(Field::Speaker | Field::Addressee, ..) | PickerKind::AttributeValue(..) => {
                Some(Choice::Value(query.to_owned()))
            }
            _ => None,
        };
        if let Some(choice) = free
            && self.all.iter().all(|i| i.label != query)
        {
            let (label, detail) = match &choice {
                Choice::NewCode(id) => (id.clone(), "a new code, added to the codebook"),
                _ => (query.to_owned(), "as typed"),
            };
            self.shown.push(Item {
                choice,
                label,
                detail: detail.to_owned(),
                keys: String::new(),
                group: "",
                ticked: false,
                matched: Vec::new(),
            });
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.shown.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

/// A key of the list that is topmost.
pub(super) fn act_on(state: &mut State, action: Action) -> Vec<Effect> {
    let page = isize::try_from(state.size.rows / 2).unwrap_or(8).max(1);
    let Some(Overlay::Picker(picker)) = state.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::PickerNext => picker.step(1),
        Action::PickerBack => picker.step(-1),
        Action::PickerPageDown => picker.step(page),
        Action::PickerPageUp => picker.step(-page),
        Action::PickerClose => return close(state),
        Action::PickerAccept => return accept(state),
        _ => {}
    }
    preview(state);
    Vec::new()
}

/// Leaves the list without a choice; what it showed for trial is taken back.
fn close(state: &mut State) -> Vec<Effect> {
    if let Some(Overlay::Picker(picker)) = state.overlays.pop() {
        match picker.kind {
            PickerKind::Places { from, top, .. } => jumps::restore(state, from, top),
            PickerKind::Themes { before } => state.looks.theme = before,
            _ => {}
        }
    }
    Vec::new()
}

/// What the list selects is tried out at once.
pub(super) fn preview(state: &mut State) {
    jumps::preview(state);
    looks::preview(state);
}

/// Takes in a key that types into the query.
pub(super) fn typed(state: &mut State, key: Key) -> Vec<Effect> {
    if matches!(state.overlays.last(), Some(Overlay::Picker(Picker { kind: PickerKind::CodeKeys(..), .. }))) {
        return codes::typed(state, key);
    }
    let Some(Overlay::Picker(picker)) = state.overlays.last_mut() else { return Vec::new() };
    // A place that was kept is gone to by its letter alone.
    if let (PickerKind::Places { list: PlaceList::Marks, .. }, Some(letter), "") =
        (&picker.kind, key.typed(), picker.query.text())
        && let Some(index) = picker.shown.iter().position(|item| item.label.starts_with(letter))
    {
        return choose(state, index);
    }
    let before = picker.query.text().to_owned();
    picker.query.key(key);
    if picker.query.text() != before {
        picker.narrow();
        preview(state);
    }
    Vec::new()
}

/// Chooses the item at `index`.
pub(super) fn choose(state: &mut State, index: usize) -> Vec<Effect> {
    if let Some(Overlay::Picker(picker)) = state.overlays.last_mut()
        && index < picker.shown.len()
    {
        picker.selected = index;
        return accept(state);
    }
    Vec::new()
}

fn accept(state: &mut State) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = state.overlays.last() else { return Vec::new() };
    let shown = match picker.kind {
        PickerKind::Bulk(_) => picker.shown.clone(),
        _ => Vec::new(),
    };
    let (kind, chosen) = (picker.kind.clone(), picker.shown.get(picker.selected).map(|i| i.choice.clone()));
    let Some(choice) = chosen else {
        state.tell("Nothing in the list has these letters.");
        return Vec::new();
    };
    // Chips are combined: the list stays open.
    if let (PickerKind::Chips(pane), Choice::Chip(chip)) = (&kind, &choice) {
        if let Some(Overlay::Picker(picker)) = state.overlays.last_mut() {
            let same = |item: &&mut Item| matches!(&item.choice, Choice::Chip(c) if c == chip);
            picker.all.iter_mut().chain(&mut picker.shown).filter(same).for_each(|i| i.ticked = !i.ticked);
        }
        filter::toggle(state, *pane, chip.clone());
        return Vec::new();
    }
    state.overlays.pop();
    match (kind, choice) {
        (_, Choice::Action(action)) => act(state, action),
        (PickerKind::Amend(field, claim, _), Choice::Value(value)) => {
            amend::value(state, field, claim, &value)
        }
        (PickerKind::CodeKeys(about, _), Choice::Code(code)) => annotate::code(state, &about, &code),
        (PickerKind::Annotations(listing), Choice::Annotation(who, id)) => {
            listing::chosen(state, &listing, &who, &id)
        }
        (PickerKind::Annotations(listing), Choice::Elsewhere(at)) => {
            relate::chosen_elsewhere(state, &listing, at)
        }
        (PickerKind::Annotations(listing), Choice::Document(at)) => {
            relate::chosen_document(state, &listing, at)
        }
        (PickerKind::Templates, Choice::Value(text)) => vec![Effect::Type(text)],
        (PickerKind::Codebook, Choice::Code(code)) => {
            codebook::chosen(state, &code);
            Vec::new()
        }
        (PickerKind::Codebook, Choice::Preset(None)) => {
            codebook::presets(state);
            Vec::new()
        }
        (PickerKind::Presets, Choice::Preset(Some(name))) => {
            vec![Effect::ChangeCodebook(CodebookChange::Preset(name))]
        }
        (PickerKind::CodeDeeds(code), Choice::CodeDeed(deed)) => {
            codebook::deed(state, &code, deed);
            Vec::new()
        }
        (PickerKind::Merge(code), Choice::Code(into)) => codebook::done(state, &code, CodeDeed::Merge, &into),
        (PickerKind::Attributes(id), Choice::Value(attribute)) => attributes::chosen(state, &id, &attribute),
        (PickerKind::AttributeValue(id, attribute), Choice::Value(value)) => {
            attributes::value(state, &id, &attribute, &value)
        }
        (PickerKind::Anchors, Choice::Annotation(who, id)) => anchors::chosen(state, &who, &id),
        (PickerKind::Reanchor(doubt), Choice::Spot(at)) => anchors::place(state, &doubt, at),
        (PickerKind::Bulk(deed), _) => bulk::all(state, &deed, &shown),
        (PickerKind::Code(about), Choice::Code(code)) => annotate::code(state, &about, &code),
        (PickerKind::Code(about), Choice::NewCode(code)) => {
            let mut effects = vec![Effect::ChangeCodebook(CodebookChange::Add(code.clone()))];
            effects.extend(annotate::code(state, &about, &code));
            effects
        }
        (PickerKind::Speaker(about), Choice::Speaker(name)) => annotate::speaker(state, &about, Some(&name)),
        (PickerKind::File, Choice::File(index)) => library::chosen(state, index),
        (PickerKind::CompareWith, Choice::Account(path)) => views::compare_with(state, path),
        (PickerKind::PairWith { side, id }, Choice::Claim(partner)) => {
            views::paired(state, side, id, partner)
        }
        (PickerKind::Leads, Choice::Goal(goal)) => views::jump(state, &goal),
        (PickerKind::Speaker(about), Choice::NoSpeaker) => annotate::speaker(state, &about, None),
        (PickerKind::Themes { .. }, Choice::Theme(name)) => looks::chosen(state, name),
        (PickerKind::Places { from, top, .. }, Choice::Place(byte)) => {
            jumps::chosen(state, from, top, byte);
            Vec::new()
        }
        _ => Vec::new(),
    }
}
