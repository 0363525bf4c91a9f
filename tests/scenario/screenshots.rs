//! The pictures in the README: real screens of a sample document, drawn as SVG.
//!
//! `ATTACHE_WRITE_README=1 cargo test --test scenario screenshots` makes them anew in
//! `sample-docs/screens/`. Every run draws them, so that they cannot rot unseen.

use crate::stage::{Memory, stage_on};
use attache::document::Document;
use attache::extract::extract;
use attache::lexicon::Lexicon;
use attache::ui::run::Incoming;
use attache::ui::theme::{self, Depth};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

/// Size of a cell in the picture.
const CELL: (f64, f64) = (8.4, 18.0);

/// Name, theme, size, keys.
const PICTURES: &[(&str, &str, (u16, u16), &str)] = &[
    ("reading", "dark", (120, 32), "} } } . . ."),
    ("labels", "gruvbox-dark", (100, 26), "} } f"),
    ("light", "light", (100, 26), "} } } } s"),
    ("compare", "dark", (120, 36), "D c Enter j j j j j"),
];

fn hex(color: Option<Color>, otherwise: &str) -> String {
    match color {
        Some(Color::Rgb(r, g, b)) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => otherwise.to_owned(),
    }
}

/// Spaces become no-break spaces: a browser that collapses the others would stretch what is left over their width.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(' ', "\u{a0}")
}

fn svg(screen: &Memory, name: &str) -> String {
    let buffer = screen.buffer();
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let first = buffer.cell((0, 1)).unwrap();
    let (paper, ink) = (hex(Some(first.bg), "#000000"), hex(Some(first.fg), "#ffffff"));
    let (width, height) = (f64::from(columns) * CELL.0 + 16.0, f64::from(rows) * CELL.1 + 16.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} \
         {height:.0}\" role=\"img\" aria-label=\"attache: {name}\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" \
         fill=\"{paper}\"/>\n<g font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\" \
         font-size=\"14\" xml:space=\"preserve\">\n"
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let cell = buffer.cell((x, y)).unwrap();
            let style = (cell.fg, cell.bg, cell.modifier);
            let start = x;
            let mut text = String::new();
            while x < columns {
                let cell = buffer.cell((x, y)).unwrap();
                if (cell.fg, cell.bg, cell.modifier) != style {
                    break;
                }
                text.push_str(cell.symbol());
                x += u16::try_from(attache::text::width::cluster(cell.symbol())).unwrap().max(1);
            }
            let at = (8.0 + f64::from(start) * CELL.0, 8.0 + f64::from(y) * CELL.1);
            let cells = f64::from(x - start) * CELL.0;
            let (mut fg, mut bg) = (hex(Some(style.0), &ink), hex(Some(style.1), &paper));
            if style.2.contains(Modifier::REVERSED) {
                (fg, bg) = (bg, fg);
            }
            if bg != paper {
                let _ = writeln!(
                    out,
                    "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{cells:.1}\" height=\"{:.1}\" fill=\"{bg}\"/>",
                    at.0, at.1, CELL.1
                );
            }
            if text.trim().is_empty() {
                continue;
            }
            let mut looks = String::new();
            for (modifier, words) in [
                (Modifier::BOLD, " font-weight=\"bold\""),
                (Modifier::ITALIC, " font-style=\"italic\""),
                (Modifier::UNDERLINED, " text-decoration=\"underline\""),
                (Modifier::DIM, " opacity=\"0.65\""),
            ] {
                if style.2.contains(modifier) {
                    looks.push_str(words);
                }
            }
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" textLength=\"{cells:.1}\" fill=\"{fg}\"{looks}>{}</text>",
                at.0,
                at.1 + 13.5,
                escaped(&text)
            );
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

#[test]
fn screenshots_for_the_readme() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = std::fs::read_to_string(root.join("sample-docs/strategic-consultations.txt")).unwrap();
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let other = std::fs::read_to_string(root.join("sample-docs/sarvan-council-readout.txt")).unwrap();
    for (name, theme, (columns, rows), keys) in PICTURES {
        let home = tempfile::tempdir().unwrap();
        let (theme, warnings) = theme::load(theme, &[], Depth::True);
        assert!(warnings.is_empty());
        std::fs::write(home.path().join("council.txt"), &other).unwrap();
        let mut stage = stage_on(home.path(), &sample, *columns, *rows, Some("ana"), theme);
        let found = extract(&Document::from_text("readout.txt", sample.as_str()), Lexicon::builtin());
        stage.play(vec![Incoming::Read(Ok(Arc::new(found)))]);
        stage.keys(keys);
        let picture = svg(&stage.screen, name);
        let shows = if *name == "compare" { "What\u{a0}differs" } else { "Findings" };
        assert!(picture.contains(shows) && picture.matches("<text").count() > 40);
        let file = format!("sample-docs/screens/{name}.svg");
        if std::env::var_os("ATTACHE_WRITE_README").is_some() {
            std::fs::create_dir_all(root.join("sample-docs/screens")).unwrap();
            std::fs::write(root.join(&file), picture).unwrap();
        }
        assert!(readme.contains(&file), "the README shows {file}");
        assert!(root.join(&file).is_file(), "{file}: make it with ATTACHE_WRITE_README=1");
    }
}
