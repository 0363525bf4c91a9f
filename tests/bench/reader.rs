//! A key and a resize on 10 MB with 10,000 annotations at 200×60, through the true loop and a screen in
//! memory: `cargo bench --bench reader`. Printed are the CPU times of single frames (median, 99th
//! percentile, worst), because the goal is about the worst keys and not about the mean.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use attache::annotation::{Anchor, Annotation, Codebook, Kind, Resolution};
use attache::app::{KeyMap, Layers, Mark, Size, State};
use attache::document::Document;
use attache::extract::{Findings, extract};
use attache::lexicon::Lexicon;
use attache::store::{Options, Places};
use attache::text::Span;
use attache::ui::input::Input;
use attache::ui::run::{Incoming, Session, run};
use attache::ui::theme::{self, Depth};
use attache::ui::{Desk, Screen, View};
use ratatui::backend::TestBackend;
use ratatui::{Frame, Terminal};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

const BYTES: usize = 10_000_000;
const NOTES: usize = 10_000;

/// A screen in memory.
struct Memory(Terminal<TestBackend>);

impl Screen for Memory {
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        self.0.draw(|frame| paint(frame)).unwrap();
        Ok(())
    }
    fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.0.size().unwrap();
        Ok((size.width, size.height))
    }
    fn leave(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn back(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn clear(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn copy(&mut self, _: &str) -> io::Result<Option<String>> {
        Ok(None)
    }
}

/// Time on the processor of this thread; the clock on the wall where the system does not tell.
fn cpu() -> Duration {
    // The system writes the account only when it takes the processor away.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split_whitespace().next()?.parse().ok());
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    nanos.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

fn shift(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

/// A sample read once and repeated, with its findings.
fn large() -> (String, Findings) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-docs/strategic-consultations.txt");
    let sample = format!("{}\n\n", std::fs::read_to_string(path).unwrap().trim_end());
    let one = extract(&Document::from_text("sample.txt", sample.as_str()), Lexicon::builtin());
    let copies = BYTES / sample.len() + 1;
    let mut all = one.clone();
    all.claims.clear();
    all.sentences.clear();
    all.entities.iter_mut().for_each(|entity| entity.mentions.clear());
    for copy in 0..copies {
        let by = copy * sample.len();
        all.sentences.extend(one.sentences.iter().map(|span| shift(*span, by)));
        for (all, one) in all.entities.iter_mut().zip(&one.entities) {
            all.mentions.extend(one.mentions.iter().map(|span| shift(*span, by)));
        }
        for claim in &one.claims {
            let mut claim = claim.clone();
            claim.span = shift(claim.span, by);
            claim.source = claim.source.map(|span| shift(span, by));
            claim.cue = claim.cue.map(|span| shift(span, by));
            claim.content = claim.content.iter().map(|span| shift(*span, by)).collect();
            all.claims.push(claim);
        }
    }
    (sample.repeat(copies), all)
}

fn mark(document: &Document, n: usize) -> Mark {
    let at = attache::text::grapheme::floor(&document.text, n * (document.text.len() / NOTES));
    let span = Span::new(at, attache::text::grapheme::ceil(&document.text, at + 30));
    let annotation = Annotation {
        id: format!("n{n}"),
        note: "A note of some length, with words enough to be wrapped once or twice.".into(),
        targets: vec![Anchor { quote: span.of(&document.text).to_owned(), ..Anchor::default() }],
        ..Annotation::new(Kind::Note)
    };
    Mark::new("ana", true, annotation, vec![Resolution::Exact(span)])
}

fn told(what: &str, mut times: Vec<Duration>, more: &str) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() as f64 - 1.0) * share).round() as usize];
    println!("{what:<40} median {:>9.1?}   p99 {:>9.1?}   worst {:>9.1?}{more}", at(0.5), at(0.99), at(1.0));
}

fn main() {
    let (text, findings) = large();
    let document = Arc::new(Document::from_text("large.txt", text));
    let size = Size { columns: 200, rows: 60 };
    let options = Options { no_save: true, ..Options::new(Places::under(std::path::Path::new("nowhere"))) };
    let desk =
        Desk::open(Arc::clone(&document), Some("ana".into()), "ana".into(), options, Box::new(|_, _| Ok(())));
    let codebook = Arc::new(Codebook::preset("ministry").unwrap());
    let mut state = State::new(Arc::clone(&document), codebook, KeyMap::default(), size);
    let marks = (0..NOTES).map(|n| mark(&document, n)).collect();
    state = state.with_layers(Layers { annotator: Some("ana".into()), marks, ..Layers::default() });
    println!("{} bytes, {} claims, {NOTES} annotations, 200×60", document.text.len(), findings.claims.len());
    let (theme, _) = theme::load("dark", &[], Depth::True);
    let mut session = Session {
        state,
        view: View::new(theme),
        desk,
        pause: None,
        post: None,
        world: None,
        readers: None,
        aside: attache::ui::Aside::default(),
        waiting: std::collections::VecDeque::new(),
        stray: std::collections::VecDeque::new(),
    };
    let mut screen = Memory(Terminal::new(TestBackend::new(200, 60)).unwrap());
    play(&mut screen, &mut session, vec![Incoming::Read(Ok(Arc::new(findings)))]);

    // What one frame costs that nothing has changed for, to be taken off below.
    let idle = (0..50).map(|_| timed(|| play(&mut screen, &mut session, Vec::new()))).collect::<Vec<_>>();
    let still = *idle.iter().min().unwrap();
    told("one frame, nothing changed", idle, "");
    for (what, script) in [
        ("move: j k w ) } Ctrl-d Ctrl-u", "j j k w ) } Ctrl-d j Ctrl-u } ) w Ctrl-d Space"),
        ("claims, names, notes: . ] m ] n , [ n", ". ] m ] n . , [ n ] m . ] n"),
        ("select: s + + - Esc v w Esc", "s + + - Esc v w w Esc V Esc p Esc"),
        ("lists: 2 j j Ctrl-d 3 j k 1", "2 j j Ctrl-d 3 j k j 1"),
        ("far: G g g", "G Ctrl-u j g g j"),
    ] {
        let keys: Vec<&str> = script.split(' ').collect();
        let mut times = vec![Vec::new(); keys.len()];
        for _ in 0..20 {
            for (key, times) in keys.iter().zip(&mut times) {
                let key = Incoming::Input(Ok(Input::Key(key.parse().unwrap())));
                // The loop draws when it begins and after the key: the first is taken off.
                let time = timed(|| play(&mut screen, &mut session, vec![key]));
                times.push(time.saturating_sub(still));
            }
        }
        let of = |n: usize| {
            let mut times = times[n].clone();
            times.sort_unstable();
            times[times.len() / 2]
        };
        let slowest = (0..keys.len()).max_by_key(|&n| of(n)).unwrap();
        let worst = (0..keys.len()).max_by_key(|&n| times[n].iter().max()).unwrap();
        let round = times[worst].iter().enumerate().max_by_key(|(_, time)| **time).unwrap().0;
        let words = format!(
            "   slowest key {} of the script, {}: {:.1?}; worst {}, {} in round {}",
            slowest + 1,
            keys[slowest],
            of(slowest),
            worst + 1,
            keys[worst],
            round + 1
        );
        told(what, times.concat(), &words);
    }
    play_keys(&mut screen, &mut session, "G Ctrl-u");
    let mut times = Vec::new();
    for n in 0..40_u16 {
        let (columns, rows) = (80 + n * 37 % 120, 24 + n * 11 % 36);
        screen.0.backend_mut().resize(columns, rows);
        times.push(timed(|| play(&mut screen, &mut session, vec![Incoming::Input(Ok(Input::Resize))])));
    }
    told("resize, both frames", times, "");
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = cpu();
    work();
    cpu().saturating_sub(start)
}

fn play_keys(screen: &mut Memory, session: &mut Session, keys: &str) {
    let keys = keys.split(' ').map(|key| Incoming::Input(Ok(Input::Key(key.parse().unwrap()))));
    play(screen, session, keys.collect());
}

/// What comes in, through the true loop.
fn play(screen: &mut Memory, session: &mut Session, incoming: Vec<Incoming>) {
    let (post, inbox) = channel();
    for one in incoming {
        post.send(one).unwrap();
    }
    drop(post);
    run(screen, &inbox, session).unwrap();
}
