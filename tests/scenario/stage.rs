//! The true loop on a screen in memory, played by key scripts.

use crate::fixture;
use attache::annotation::Codebook;
use attache::app::views::{LateTopics, Readers, Studied};
use attache::app::{KeyMap, Size, State};
use attache::document::Document;
use attache::dossier::{index, ledger_note};
use attache::extract::extract;
use attache::lexicon::Lexicon;
use attache::lexicon::topics::Topics;
use attache::store::{Options, Places};
use attache::ui::input::{Deed, Input};
use attache::ui::run::{Exit, Incoming, Session, run};
use attache::ui::theme::{self, Depth, Role};
use attache::ui::{Desk, Screen, View};
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use ratatui::{Frame, Terminal};
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;

/// A screen in memory.
pub struct Memory {
    terminal: Terminal<TestBackend>,
    /// Frames drawn.
    pub frames: usize,
    /// What was put on the clipboard.
    pub copied: Vec<String>,
}

impl Memory {
    /// What stands on it.
    pub fn buffer(&self) -> &ratatui::buffer::Buffer {
        self.terminal.backend().buffer()
    }
}

impl Screen for Memory {
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        self.frames += 1;
        self.terminal.draw(|frame| paint(frame)).unwrap();
        Ok(())
    }

    fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size().unwrap();
        Ok((size.width, size.height))
    }

    fn leave(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn back(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.terminal.clear().unwrap();
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<Option<String>> {
        self.copied.push(text.to_owned());
        Ok(None)
    }
}

/// One session on one screen.
pub struct Stage {
    pub screen: Memory,
    pub session: Session,
    pub exit: Option<Exit>,
    document: Arc<Document>,
}

/// Opens `text` as a file below `home`, with Ana's notes.
pub fn stage(home: &Path, text: &str, columns: u16, rows: u16) -> Stage {
    stage_of(home, text, columns, rows, Some("ana"))
}

/// The same, by somebody who may not have said their name yet.
pub fn stage_of(home: &Path, text: &str, columns: u16, rows: u16, annotator: Option<&str>) -> Stage {
    let (theme, warnings) = theme::load("dark", &[], Depth::True);
    assert!(warnings.is_empty());
    stage_on(home, text, columns, rows, annotator, theme.labelled())
}

/// The same, in a theme.
pub fn stage_on(
    home: &Path,
    text: &str,
    columns: u16,
    rows: u16,
    annotator: Option<&str>,
    theme: theme::Theme,
) -> Stage {
    let path = home.join("readout.txt");
    if !path.exists() {
        std::fs::write(&path, text).unwrap();
    }
    let document = Arc::new(Document::open(&path).unwrap());
    let codebook = Arc::new(Codebook::preset("ministry").unwrap());
    let size = Size { columns, rows };
    let options = Options::new(Places::under(&home.join("user")));
    let desk = Desk::open(
        Arc::clone(&document),
        annotator.map(str::to_owned),
        "ana".into(),
        options,
        Box::new(|_, _| Ok(())),
    );
    let state =
        State::new(Arc::clone(&document), codebook, KeyMap::default(), size).with_layers(desk.layers());
    let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    Stage {
        screen: Memory { terminal, frames: 0, copied: Vec::new() },
        session: Session {
            state,
            view: View::new(theme),
            desk,
            pause: None,
            post: None,
            world: None,
            readers: Some(readers(&home.join("user"))),
            aside: attache::ui::Aside::default(),
            waiting: VecDeque::new(),
            stray: VecDeque::new(),
        },
        exit: None,
        document,
    }
}

/// Documents as views read them, without a cache.
pub fn readers(user: &Path) -> Readers {
    let options = Options::new(Places::under(user));
    let document = move |path: &Path| {
        let document = Document::open(path).map_err(|error| error.to_string())?;
        let findings = extract(&document, Lexicon::builtin());
        let layers = attache::store::open(&document, "ana", &options);
        let others = layers.others.into_iter().map(|other| other.layer).collect();
        Ok(Studied::new(Arc::new(document), Arc::new(findings), layers.own.layer(), others))
    };
    let document = Arc::new(document);
    let read = Arc::clone(&document);
    let marks = move |paths: &[PathBuf]| {
        let of = |(n, path): (usize, &PathBuf)| {
            let own = read(path).unwrap().own;
            let own = own.iter().map(|own| (&own.annotation, own.spans.as_slice()));
            ledger_note::marks(n, "ana", own).collect::<Vec<_>>()
        };
        paths.iter().enumerate().flat_map(of).collect()
    };
    Readers {
        document,
        dossier: Arc::new(|root, stop, progress| {
            let options = index::Options {
                cache: None,
                save: false,
                lexicon: Lexicon::builtin(),
                identity: 0,
                progress,
                stop,
            };
            index::open(root, &options).map_err(|error| error.to_string())
        }),
        marks: Arc::new(marks),
        topics: LateTopics::new(|| Topics::with(&[]).unwrap()),
        ladders: Vec::new(),
        issuers: std::collections::BTreeMap::new(),
        watch: Vec::new(),
    }
}

/// The invented readout with its findings.
pub fn readout(home: &Path, columns: u16, rows: u16) -> Stage {
    let mut stage = stage(home, fixture::READOUT, columns, rows);
    let findings = fixture::findings(&stage.document);
    stage.play(vec![Incoming::Read(Ok(Arc::new(findings)))]);
    stage
}

impl Stage {
    /// Plays what comes in, in one go, through the true loop.
    pub fn play(&mut self, incoming: Vec<Incoming>) -> &mut Self {
        let (post, inbox) = channel();
        for one in incoming {
            post.send(one).unwrap();
        }
        // A loop that ends although nothing has ended it has seen the closed inbox.
        drop(post);
        let exit = run(&mut self.screen, &inbox, &mut self.session).unwrap();
        self.exit = Some(exit);
        self
    }

    /// Presses keys, written as in the settings.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let keys = keys.split_whitespace().map(|key| Incoming::Input(Ok(Input::Key(key.parse().unwrap()))));
        let keys = keys.collect();
        self.play(keys)
    }

    /// Types a text, one key per character.
    pub fn types(&mut self, text: &str) -> &mut Self {
        let key = |c: char| match c {
            ' ' => "Space".parse().unwrap(),
            '\n' => "Enter".parse().unwrap(),
            c => c.to_string().parse().unwrap(),
        };
        let keys = text.chars().map(|c| Incoming::Input(Ok(Input::Key(key(c))))).collect();
        self.play(keys)
    }

    /// Uses the mouse.
    pub fn mouse(&mut self, deeds: &[(Deed, u16, u16)]) -> &mut Self {
        let deed =
            |&(deed, column, row): &(Deed, u16, u16)| Incoming::Input(Ok(Input::Mouse { deed, column, row }));
        self.play(deeds.iter().map(deed).collect())
    }

    /// Changes the size of the screen.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen.terminal.backend_mut().resize(columns, rows);
        self.play(vec![Incoming::Input(Ok(Input::Resize))])
    }

    /// The screen as text, one line per row.
    pub fn text(&self) -> String {
        let buffer = self.screen.terminal.backend().buffer();
        let width = usize::from(buffer.area.width.max(1));
        let mut out = String::new();
        for row in buffer.content.chunks(width) {
            out.push_str(cells(row).trim_end());
            out.push('\n');
        }
        out
    }

    /// Where a text stands on the screen, as column and row.
    #[track_caller]
    pub fn at(&self, words: &str) -> (u16, u16) {
        for (y, line) in self.text().lines().enumerate() {
            if let Some(at) = line.find(words) {
                let column = attache::text::width::width(&line[..at]);
                return (u16::try_from(column).unwrap(), u16::try_from(y).unwrap());
            }
        }
        panic!("no {words:?} on\n{}", self.text());
    }

    /// Where the terminal's cursor stands, as column and row; `None` while it is hidden.
    pub fn cursor(&mut self) -> Option<(u16, u16)> {
        let at = self.screen.terminal.get_cursor_position().ok()?;
        self.screen.terminal.backend().cursor_visible().then_some((at.x, at.y))
    }

    /// What roles the cell at a column and row shows.
    pub fn roles(&self, (column, row): (u16, u16)) -> String {
        self.screen.terminal.backend().buffer().cell((column, row)).map(label).unwrap_or_default()
    }

    /// The screen as text, and below it what the runs of each row mean.
    pub fn dump(&mut self) -> String {
        let mut out = self.text();
        out.push_str("---\n");
        if let Some((column, row)) = self.cursor() {
            let _ = writeln!(out, "cursor {column},{row}");
        }
        let buffer = self.screen.terminal.backend().buffer();
        let width = usize::from(buffer.area.width.max(1));
        for (y, row) in buffer.content.chunks(width).enumerate() {
            let mut runs: Vec<(usize, usize, String)> = Vec::new();
            let mut covered = 0;
            for (x, cell) in row.iter().enumerate() {
                // A wide cluster covers the cell behind it.
                if covered > 0 {
                    covered -= 1;
                    if let Some((_, end, _)) = runs.last_mut() {
                        *end = x + 1;
                    }
                    continue;
                }
                covered = attache::text::width::cluster(cell.symbol()).saturating_sub(1);
                let label = label(cell);
                match runs.last_mut() {
                    Some((_, end, last)) if *last == label && *end == x => *end = x + 1,
                    _ => runs.push((x, x + 1, label)),
                }
            }
            let marked: Vec<String> = runs
                .into_iter()
                .filter(|(start, end, label)| {
                    !label.is_empty() && (label != "pane.border" || end - start > 1)
                })
                .map(|(start, end, label)| format!("{start}-{end} {label}"))
                .collect();
            if !marked.is_empty() {
                let _ = writeln!(out, "{y:2}: {}", marked.join(" | "));
            }
        }
        out
    }
}

fn cells(row: &[Cell]) -> String {
    // A wide cluster is followed by a cell that it covers.
    let mut out = String::new();
    let mut covered = 0;
    for cell in row {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        out.push_str(cell.symbol());
        covered = attache::text::width::cluster(cell.symbol()).saturating_sub(1);
    }
    out
}

fn label(cell: &Cell) -> String {
    let role = |color| match color {
        Color::Indexed(n) => Role::ALL.get(usize::from(n)).map(|role| role.name()),
        _ => None,
    };
    let letters = [
        (Modifier::BOLD, 'b'),
        (Modifier::DIM, 'd'),
        (Modifier::ITALIC, 'i'),
        (Modifier::UNDERLINED, 'u'),
        (Modifier::REVERSED, 'r'),
    ];
    let style: String = letters.iter().filter(|(m, _)| cell.modifier.contains(*m)).map(|(_, c)| *c).collect();
    let mut out = match (role(cell.fg), role(cell.bg)) {
        (Some(fg), Some(bg)) if fg == bg => fg.to_owned(),
        (Some(fg), Some(bg)) => format!("{fg} on {bg}"),
        (Some(fg), None) => fg.to_owned(),
        (None, Some(bg)) => format!("on {bg}"),
        (None, None) => String::new(),
    };
    if !style.is_empty() {
        out.push('+');
        out.push_str(&style);
    }
    out
}
