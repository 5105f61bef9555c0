//! Theorem files of every sort: valid, nearly valid, and garbage.

use std::fmt::Write as _;

/// What a file is meant to be. Chance may make it something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// Theorems without mistakes.
    Valid,
    /// Such theorems after a few changes.
    NearlyValid,
    /// Words and signs in any order, deep nestings, long lines, bytes.
    Garbage,
    /// A problem in the language of another program, after a few changes.
    Foreign,
}

/// The generator `SplitMix64` (Steele–Lea–Flood 2014).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.word() % u64::try_from(bound).unwrap()).unwrap()
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

/// What the files are made of.
pub(crate) struct Generator {
    pub(crate) chance: Chance,
    /// Theorems of the library, each by itself.
    theorems: Vec<String>,
    /// Texts of other programs, with the extensions of their names.
    foreign: Vec<(&'static str, Vec<u8>)>,
    /// Words and signs that files consist of.
    tokens: Vec<String>,
}

impl Generator {
    pub(crate) fn new(
        seed: u64,
        library: &[String],
        foreign: Vec<(&'static str, Vec<u8>)>,
    ) -> Self {
        let theorems: Vec<String> = library.iter().flat_map(|file| theorems_of(file)).collect();
        let mut tokens: Vec<String> =
            library.iter().flat_map(|file| tokens_of(file)).map(str::to_owned).collect();
        tokens.sort_unstable();
        tokens.dedup();
        Self { chance: Chance(seed), theorems, foreign, tokens }
    }

    /// The next file: what it is meant to be, the extension of its name, and its contents.
    pub(crate) fn file(&mut self) -> (Sort, &'static str, Vec<u8>) {
        match self.chance.below(20) {
            0..6 => (Sort::Valid, "thm", self.valid().into_bytes()),
            6..13 => (Sort::NearlyValid, "thm", self.nearly_valid()),
            13..19 => (Sort::Garbage, "thm", self.garbage()),
            _ => {
                let (extension, text) = self.chance.pick(&self.foreign).clone();
                (Sort::Foreign, extension, self.changed(text))
            }
        }
    }

    fn valid(&mut self) -> String {
        if self.chance.below(4) == 0 {
            self.chance.pick(&self.theorems).clone()
        } else {
            self.random()
        }
    }

    /// A theorem about a few points, of statements that any points allow.
    fn random(&mut self) -> String {
        let mut text = String::new();
        for number in 0..=self.chance.below(2) {
            let _ = writeln!(text, "theorem \"T{number}\" {{\n    points A, B, C\n    number k");
            let mut names = vec!["A".to_owned(), "B".to_owned(), "C".to_owned()];
            for step in 0..self.chance.below(7) {
                let [p, q, r] = self.different(&names);
                let line = match self.chance.below(9) {
                    0 => format!("point P{step} on line({p}, {q})"),
                    1 => format!("point P{step} on circle({p}, {q})"),
                    2 => format!("P{step} = foot({p}, line({q}, {r}))"),
                    3 => format!("P{step} = midpoint({p}, {q})"),
                    4 => {
                        format!("point P{step} on line({p}, {q}), circle({r}, {p}) other than {p}")
                    }
                    5 => format!("P{step} = {p} + k / {} * ({q} - {r})", step + 1),
                    6 => format!("P{step} = reflection({p}, line({q}, {r}))"),
                    7 => format!("point P{step} on line({p}, {q}), circle({r}, {q})"),
                    _ => format!("require {p} != {q}"),
                };
                let _ = writeln!(text, "    {line}");
                if !line.starts_with("require") {
                    names.push(format!("P{step}"));
                }
            }
            let [p, q, r] = self.different(&names);
            let claim = match self.chance.below(6) {
                0 => format!("collinear({p}, {q}, {r})"),
                1 => format!("equal_length({p}, {q}, {q}, {r})"),
                2 => format!("perpendicular(line({p}, {q}), line({q}, {r}))"),
                3 => format!("length({p}, {r}) <= length({p}, {q}) + length({q}, {r})"),
                4 => format!("squared_length({p}, {q}) == k ^ 2"),
                _ => format!("midpoint({p}, {q}) == midpoint({q}, {p})"),
            };
            let _ = writeln!(text, "    show {claim}\n}}");
        }
        text
    }

    /// Three different ones of at least three names.
    fn different(&mut self, names: &[String]) -> [String; 3] {
        let mut left = names.to_vec();
        [(); 3].map(|()| left.swap_remove(self.chance.below(left.len())))
    }

    fn nearly_valid(&mut self) -> Vec<u8> {
        let text = self.valid();
        if self.chance.below(3) == 0 {
            return self.changed(text.into_bytes());
        }
        let mut tokens: Vec<&str> = tokens_of(&text).collect();
        for _ in 0..=self.chance.below(3) {
            let at = self.chance.below(tokens.len());
            let other = tokens[self.chance.below(tokens.len())];
            match self.chance.below(4) {
                0 => drop(tokens.remove(at)),
                1 => tokens.insert(at, other),
                2 => tokens[at] = other,
                _ => tokens.insert(at, self.chance.pick::<String>(&self.tokens)),
            }
            if tokens.is_empty() {
                break;
            }
        }
        tokens.join(" ").replace("  ", "\n").into_bytes()
    }

    /// The bytes after some changes, which may leave no text.
    fn changed(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..=self.chance.below(4) {
            let at = self.chance.below(bytes.len().max(1));
            let byte = self.chance.word().to_le_bytes()[0];
            match self.chance.below(5) {
                0 if at < bytes.len() => drop(bytes.remove(at)),
                1 if at < bytes.len() => bytes[at] = byte & 0x7f,
                2 => bytes.insert(at.min(bytes.len()), byte),
                3 => bytes.truncate(at),
                _ => {
                    let length = self.chance.below(60).min(bytes.len() - at.min(bytes.len()));
                    let piece = bytes[at.min(bytes.len())..][..length].to_vec();
                    bytes.splice(at.min(bytes.len())..at.min(bytes.len()), piece);
                }
            }
        }
        bytes
    }

    fn garbage(&mut self) -> Vec<u8> {
        let length = 1 << self.chance.below(9);
        match self.chance.below(40) {
            0..20 => {
                let mut text = String::new();
                for _ in 0..length {
                    text.push_str(self.chance.pick::<String>(&self.tokens));
                    text.push(*self.chance.pick(&[' ', ' ', ' ', '\n']));
                }
                text.into_bytes()
            }
            20..30 => (0..length * 8).map(|_| self.chance.word().to_le_bytes()[0]).collect(),
            30..39 => {
                let piece = *self
                    .chance
                    .pick(&["(", "-", "{", "x + ", "not ", "9", "A.", "f(", "\"", "# ", "é"]);
                let repeated = piece.repeat(length * 40);
                format!("theorem \"T\" {{\n number x\n show {repeated}x == x\n}}\n").into_bytes()
            }
            _ => {
                // Few, and large: a limit is met, or the text is read to its end.
                let statement = "    A = f(A, B) + 1/2\n".repeat(20 * length);
                format!("theorem \"T\" {{\n points A, B\n{statement}}}\n").into_bytes()
            }
        }
    }
}

/// The theorems of a file of the library that need no words of the file.
fn theorems_of(file: &str) -> Vec<String> {
    let own =
        file.contains("\nconstruction") || file.contains("\npredicate") || file.contains("use \"");
    let mut found = Vec::new();
    let mut rest = file;
    while let Some(at) = rest.find("theorem \"") {
        let end = rest[at..].find("\n}").map_or(rest.len(), |end| at + end + 2);
        found.push(format!("{}\n", &rest[at..end]));
        rest = &rest[end..];
    }
    if own { Vec::new() } else { found }
}

/// Words, texts, signs, and line breaks as empty tokens.
fn tokens_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(' ');
        let first = rest.chars().next()?;
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let length = match first {
            '\n' => {
                rest = &rest[1..];
                return Some("");
            }
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            _ if word(first) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, tail) = rest.split_at(length);
        rest = tail;
        Some(token)
    })
}
