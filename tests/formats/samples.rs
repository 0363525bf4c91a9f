//! Files of every format, made on the spot: the words are invented.

use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// A ZIP package of these parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

/// A part that unpacks to `megabytes`, in a package with whatever else is needed to look sound.
pub fn bomb(part: &str, head: &str, others: &[(&str, &[u8])], megabytes: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in others {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    let fast = SimpleFileOptions::default().compression_level(Some(1)).large_file(true);
    zip.start_file(part, fast).expect("a part");
    zip.write_all(head.as_bytes()).expect("its head");
    let block = vec![b' '; 1 << 20];
    for _ in 0..megabytes {
        zip.write_all(&block).expect("a megabyte");
    }
    zip.finish().expect("a package").into_inner()
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word file with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}</w:body></w:document>");
    let styles = format!(
        "<w:styles {WORD}>\
         <w:style w:styleId=\"Ttl\"><w:name w:val=\"Title\"/></w:style>\
         <w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:styleId=\"Mine\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"H1\"/></w:style>\
         <w:style w:styleId=\"Q\"><w:name w:val=\"Quote\"/></w:style></w:styles>"
    );
    let lists = format!(
        "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"7\">\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
         <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl>\
         </w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"
    );
    let notes = format!(
        "<w:footnotes {WORD}><w:footnote w:id=\"-1\"><w:p><w:r><w:t>separator</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"2\"><w:p><w:r><w:t>Signed in Vesk.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", lists.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ])
}

/// A paragraph of a Word file in a style.
pub fn word_paragraph(style: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
    )
}

const OPEN: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";

/// An OpenDocument text with this body.
pub fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {OPEN}><office:automatic-styles>\
         <style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>\
         <text:list-style style:name=\"L1\">\
         <text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" style:num-format=\"1\"/>\
         <text:list-level-style-number text:level=\"2\" style:num-prefix=\"(\" style:num-suffix=\")\" style:num-format=\"a\"/>\
         </text:list-style></office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ])
}

/// An EPUB with these chapters.
pub fn epub(title: &str, chapters: &[&str]) -> Vec<u8> {
    let names: Vec<String> = (0..chapters.len()).map(|i| format!("OEBPS/text/c {i}.xhtml")).collect();
    let items: String = (0..chapters.len())
        .map(|i| {
            format!("<item id=\"c{i}\" href=\"text/c%20{i}.xhtml\" media-type=\"application/xhtml+xml\"/>")
        })
        .collect();
    let spine: String = (0..chapters.len()).map(|i| format!("<itemref idref=\"c{i}\"/>")).collect();
    let opf = format!(
        "<package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <metadata><dc:title>{title}</dc:title></metadata><manifest>{items}\
         <item id=\"nav\" properties=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
         <spine><itemref idref=\"nav\"/>{spine}</spine></package>"
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>",
        ),
        ("OEBPS/content.opf", opf.as_bytes()),
        ("OEBPS/nav.xhtml", b"<html><body><nav>Contents</nav></body></html>"),
    ];
    parts.extend(names.iter().zip(chapters).map(|(name, text)| (name.as_str(), text.as_bytes())));
    package(&parts)
}

/// A PDF with one page of these lines, each at its own height; an empty line leaves a gap.
pub fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = Vec::new();
    for lines in pages {
        let mut stream = String::from("BT /F1 12 Tf 72 740 Td\n");
        for line in *lines {
            stream.push_str(&format!("({line}) Tj 0 -14 Td\n"));
        }
        stream.push_str("ET");
        let page = objects.len() + 1;
        kids.push(format!("{page} 0 R"));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            page + 1
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len());
    finished(&objects, "")
}

/// A PDF of these objects, with its table of contents.
pub fn finished(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", i + 1));
    }
    let at = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for offset in offsets {
        out.push_str(&format!("{offset:010} 00000 n \n"));
    }
    out.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}

/// A ministry's page as a browser saves it: menus, a cookie bar, sharing, related news.
pub const PAGE: &str = r##"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ma Rensheng Holds Talks with Pavel Orlenko - Ministry of Foreign Affairs of Taihan</title>
<script>var menu = "Home";</script><style>p{color:red}</style></head><body>
<div class="cookie-bar"><p>This site uses cookies. <button>Accept</button></p></div>
<div class="header"><ul class="nav"><li><a href="/">Home</a></li><li><a href="/m">The Ministry</a></li>
<li><a href="/p">Policies</a></li><li><a href="/s">Press and Media Service</a></li></ul></div>
<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/n">News</a></div>
<div class="content"><h1>Ma Rensheng Holds Talks with Pavel Orlenko</h1>
<p class="time">2031-03-04 11:14</p><div class="share"><a href="#">Share</a> <a href="#">Print</a></div>
<div class="body"><p>On March 4, 2031, Foreign Minister Ma Rensheng held talks with Sarvan Foreign Minister
   Pavel Orlenko in Tolmar, and the two sides had an exchange of views on the situation at the lake.</p>
<p>Ma Rensheng said that the lake must&nbsp;stay open, that walls protect no one, and that Taihan will
send <b>three</b> observers to Vesk before the end of the year.</p>
<p>The two sides agreed:</p><ol><li>to meet again in Vesk;</li><li>to open the northern road.<ul><li>by May</li></ul></li></ol>
<blockquote><p>Our patience is not without limits.</p></blockquote>
<p>Pavel Orlenko said that Sarvan values its friendship with Taihan,<br>and that it will not be moved by pressure.</p>
</div></div>
<div class="related"><h3>Related news</h3><ul><li><a href="/1">Ma Rensheng Meets with Envoy of Brennia</a></li>
<li><a href="/2">Remarks at the Spring Reception</a></li><li><a href="/3">Notice on Visas</a></li></ul></div>
<footer><p>Copyright Ministry of Foreign Affairs of Taihan</p></footer></body></html>"##;

/// What is to be read on [`PAGE`].
pub const PAGE_TEXT: &str = "Ma Rensheng Holds Talks with Pavel Orlenko

2031-03-04 11:14

On March 4, 2031, Foreign Minister Ma Rensheng held talks with Sarvan Foreign Minister Pavel Orlenko in Tolmar, and the two sides had an exchange of views on the situation at the lake.

Ma Rensheng said that the lake must stay open, that walls protect no one, and that Taihan will send three observers to Vesk before the end of the year.

The two sides agreed:

1. to meet again in Vesk;

2. to open the northern road.

• by May

Our patience is not without limits.

Pavel Orlenko said that Sarvan values its friendship with Taihan,
and that it will not be moved by pressure.
";
