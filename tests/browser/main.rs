//! The report in a real browser: it fits wide and narrow screens, is quiet, fetches nothing, and can be read without seeing.
//!
//! The tests need Chromium and its driver (`chromium` and `chromium-driver` of Debian) and are left out of ordinary runs:
//! `cargo test --test browser -- --ignored`.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it should be")]

mod driver;

use driver::Browser;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A wide screen and that of a telephone.
const WIDTHS: [u32; 2] = [1280, 390];

/// Theorems that try to break the page: long titles, long words, long lines, mistakes, markup.
const HOSTILE: &str = r#"
theorem "<script>document.title = 'broken'</script><img src=https://example.org/x.png onerror=alert(1)>" {
    source "https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    points A, B
    show midpoint(A, B) == midpoint(B, A)
}
theorem "DonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftDonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" {
    points Anextremelylongnameofapointthatnobodywouldgiveittodayoranyotherdayofthewholelongyear, B, C
    show collinear(Anextremelylongnameofapointthatnobodywouldgiveittodayoranyotherdayofthewholelongyear, B, C)
}
theorem "Many digits" {
    points A, B, C
    show 123456789012345678901234567890123456789012345678901234567890 * cross(B - A, C - A) == 1/98765432109876543210987654321098765432109876543210
}
"#;

const WRONG: &str = "theorem \"Wrong\" {\n    points A, B\n    show collinear(A, B, Averyveryveryveryveryveryveryveryverylongnamethatisnotdefinedanywhereatall)\n}\n";

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes a report about these paths, and gives the address of its page.
    fn report(&self, paths: &[&Path]) -> String {
        let out = self.0.join("out");
        let run = Command::new(env!("CARGO_BIN_EXE_zippel"))
            .arg("report")
            .args(paths)
            .args(["--seed", "1", "-o"])
            .arg(&out)
            .output()
            .unwrap();
        let page = out.join("index.html");
        assert!(page.exists(), "{}", String::from_utf8_lossy(&run.stderr));
        format!("file://{}", page.display())
    }
}

#[test]
#[ignore = "needs Chromium and its driver"]
fn the_report_of_the_library_is_readable() {
    let scratch = Scratch::new("library");
    let theorems = Path::new(env!("CARGO_MANIFEST_DIR")).join("theorems");
    examine(&scratch, &scratch.report(&[&theorems]));
}

#[test]
#[ignore = "needs Chromium and its driver"]
fn hostile_theorems_do_not_break_the_page() {
    let scratch = Scratch::new("hostile");
    fs::write(scratch.0.join("hostile.thm"), HOSTILE).unwrap();
    fs::write(scratch.0.join("wrong.thm"), WRONG).unwrap();
    examine(&scratch, &scratch.report(&[&scratch.0]));
}

fn examine(scratch: &Scratch, address: &str) {
    let browser = Browser::start(&scratch.0.join("profile"));
    for width in WIDTHS {
        let mobile = width < 600;
        let screen =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": mobile });
        browser.command("Emulation.setDeviceMetricsOverride", &screen);
        let _ = (browser.log("performance"), browser.log("browser"));
        browser.open(address);
        fits(&browser, width);
        picture(&browser, scratch, &format!("{width}"));
        // What is folded or off the screen has to fit as well.
        browser.run(
            "for (const part of document.querySelectorAll('details')) part.open = true;
             for (const part of document.querySelectorAll('article')) part.style.contentVisibility = 'visible';",
        );
        fits(&browser, width);
        is_described(&browser);
        is_quiet(&browser, address);
    }
    both_schemes(&browser, scratch);
}

fn fits(browser: &Browser, width: u32) {
    let measured = browser.run(
        "const page = document.documentElement;
         const wide = [...document.querySelectorAll('body *')]
             .filter(part => part.getBoundingClientRect().right > page.clientWidth + 1 && !part.closest('.scroll, pre, svg'))
             .map(part => part.outerHTML.slice(0, 200));
         return [page.scrollWidth, page.clientWidth, wide.slice(0, 5)];",
    );
    let (scroll, client) = (measured[0].as_u64().unwrap(), measured[1].as_u64().unwrap());
    assert!(client <= u64::from(width) && client + 20 >= u64::from(width), "{client}");
    assert!(scroll <= client, "{scroll} > {client}: {:#}", measured[2]);
    assert_eq!(measured[2], json!([]));
}

/// Every picture has words, headings are in order, and the page says its language and title.
fn is_described(browser: &Browser) {
    let found = browser.run(
        "const label = part => (part.getAttribute('aria-label') || part.getAttribute('alt') || '').trim();
         const pictures = [...document.querySelectorAll('svg, img, canvas, object, [role=img]')]
             .filter(part => !part.parentElement.closest('svg'));
         const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(part => Number(part.tagName[1]));
         const ids = [...document.querySelectorAll('[id]')].map(part => part.id);
         const links = [...document.querySelectorAll('a[href], use[href]')].map(part => part.getAttribute('href'));
         return {
             pictures: pictures.length,
             silent: pictures.filter(part => !label(part) || (part.tagName === 'svg' && part.getAttribute('role') !== 'img'))
                 .map(part => part.outerHTML.slice(0, 200)),
             first: levels[0], ones: levels.filter(level => level === 1).length,
             jumps: levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1).length,
             language: document.documentElement.lang, title: document.title,
             twice: ids.filter((id, i) => ids.indexOf(id) !== i),
             lost: links.filter(link => !document.getElementById(link.slice(1))),
             scripts: document.scripts.length, theorems: document.querySelectorAll('article').length,
         };",
    );
    assert_eq!(found["silent"], json!([]));
    assert_eq!(
        (&found["first"], &found["ones"], &found["jumps"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert_eq!((&found["language"], &found["title"]), (&json!("en"), &json!("Confidence report")));
    assert_eq!((&found["twice"], &found["lost"]), (&json!([]), &json!([])));
    assert_eq!(found["scripts"], 0);
    assert!(found["theorems"].as_u64().unwrap() > 0);
}

/// No error in the console, and no request but the one for the page.
fn is_quiet(browser: &Browser, address: &str) {
    let console = browser.log("browser");
    assert!(console.is_empty(), "{console:#?}");
    let messages: Vec<Value> = browser
        .log("performance")
        .iter()
        .filter_map(|entry| serde_json::from_str(entry["message"].as_str()?).ok())
        .collect();
    let requests: Vec<&str> = messages
        .iter()
        .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|entry| entry["message"]["params"]["request"]["url"].as_str())
        .collect();
    assert!(requests.contains(&address), "{requests:?}");
    let elsewhere = |url: &&&str| **url != address && !url.starts_with("data:");
    assert_eq!(requests.iter().find(elsewhere), None);
}

/// Light and dark differ, and text stands out from the paper in both.
fn both_schemes(browser: &Browser, scratch: &Scratch) {
    let mut papers = Vec::new();
    for scheme in ["light", "dark"] {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.command("Emulation.setEmulatedMedia", &features);
        browser.run("scrollTo(0, document.querySelector('article').offsetTop - 40)");
        picture(browser, scratch, scheme);
        let measured = browser.run(
            "const light = text => {
                 const [r, g, b] = text.match(/[0-9.]+/g).slice(0, 3)
                     .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                 return 0.2126 * r + 0.7152 * g + 0.0722 * b;
             };
             const paper = light(getComputedStyle(document.body).backgroundColor);
             const contrast = part => {
                 const ink = light(getComputedStyle(part).color);
                 return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
             };
             const parts = document.querySelectorAll('h1, p, a, td, .aside, .badge, .comment, summary, dt');
             return [paper, Math.min(...[...parts].map(contrast))];",
        );
        papers.push(measured[0].as_f64().unwrap());
        // What the Web Content Accessibility Guidelines ask for (level AA).
        assert!(measured[1].as_f64().unwrap() >= 4.5, "{scheme}: {measured}");
    }
    assert!(papers[0] > 0.9 && papers[1] < 0.1, "{papers:?}");
}

/// Keeps a picture of the screen beside the report, for people to look at.
fn picture(browser: &Browser, scratch: &Scratch, name: &str) {
    let shot = browser.command("Page.captureScreenshot", &json!({ "format": "png" }));
    let bytes = decoded(shot["data"].as_str().unwrap());
    assert!(bytes.starts_with(b"\x89PNG"));
    fs::write(scratch.0.join(format!("{name}.png")), bytes).unwrap();
}

/// Base64 (RFC 4648, section 4).
fn decoded(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|&byte| byte != b'=').collect();
    digits
        .chunks(4)
        .flat_map(|chunk| {
            let word = chunk.iter().fold(0, |word, &digit| (word << 6) | value(digit));
            let word = word << (6 * (4 - chunk.len()));
            word.to_be_bytes()[1..chunk.len()].to_vec()
        })
        .collect()
}
