//! The reader of journals: whatever the bytes are, what it takes from them is in order, and the rest is dropped.

#[path = "../../../src/cli/journal.rs"]
mod file;

mod error {
    //! What the reader needs of the program's errors.
    use std::io;
    use std::path::PathBuf;

    /// Why a journal is refused.
    #[derive(Debug)]
    pub(crate) enum Error {
        /// A file cannot be read or written.
        Unwritable(PathBuf, io::Error),
        /// A file is no journal, or one of another run.
        Request(String),
    }
}

mod terminal {
    //! What the reader says to nobody.

    /// Nothing is written.
    pub(crate) fn complain(_: &str) {}
}

use error::Error;
use file::{Header, Journal, checksum};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use zippel::report::record::{Record, SeedOrigin};
use zippel::report::stored::Stored as _;
use zippel::sampling::Seed;

/// Reads the bytes as a journal, and once more as records of one: these get the lengths and checksums that nobody guesses.
///
/// # Panics
/// Where more or less is kept of a journal than what is in order.
pub fn run(data: &[u8]) {
    let place = Place::new();
    read(&place.0, data);
    let mut journal = header_line(&place.0);
    let begin = journal.len();
    let mut rest = data;
    while let Some((length, tail)) = rest.split_first() {
        // Records are some hundred bytes long.
        let (contents, tail) = tail.split_at(tail.len().min(usize::from(*length) * 8));
        let Ok(length) = u32::try_from(contents.len()) else { return };
        length.store(&mut journal);
        checksum(contents).store(&mut journal);
        journal.extend(contents);
        rest = tail;
    }
    let kept = read(&place.0, &journal).expect("a journal");
    assert_eq!(kept, begin + sound(&journal[begin..]));
    go_on(&place.0, &journal[..kept], begin);
}

/// Appends the last record once more, under another number.
fn go_on(path: &Path, kept: &[u8], begin: usize) {
    let mut last = None;
    each(&kept[begin..], |_, record| last = Some(record));
    let Some(record) = last else { return };
    let journal = Journal::read(path).expect("a journal");
    journal.open(&header()).expect("the same run");
    journal.append(usize::MAX, &record);
    journal.finish().expect("a disk with space");
    let grown = fs::read(path).expect("the file");
    assert!(grown.starts_with(kept));
    assert_eq!(begin + sound(&grown[begin..]), grown.len());
    let again = Journal::read(path).expect("a journal");
    let restored = again.record(usize::MAX, &record.theorem).expect("the new record");
    assert_eq!(format!("{restored:?}"), format!("{record:?}"));
}

/// Reads a journal and goes on with it; how many bytes are kept, if it is one.
fn read(path: &Path, bytes: &[u8]) -> Option<usize> {
    fs::write(path, bytes).expect("a file");
    let journal = match Journal::read(path) {
        Ok(journal) => journal,
        Err(Error::Request(reason)) => {
            assert!(!reason.is_empty());
            assert_eq!(fs::read(path).expect("the file"), bytes, "what is refused is left alone");
            return None;
        }
        Err(Error::Unwritable(path, error)) => panic!("{}: {error}", path.display()),
    };
    let Some((seed, origin)) = journal.seed() else {
        assert!(!bytes.contains(&b'\n'), "the first line of a journal is not dropped");
        return None;
    };
    let _ = journal.open(&Header { seed, origin, ..header() });
    drop(journal);
    let kept = fs::read(path).expect("the file");
    assert!(bytes.starts_with(&kept));
    let line = kept.iter().position(|&byte| byte == b'\n').expect("a first line") + 1;
    let records = &kept[line..];
    if kept.len() < bytes.len() {
        assert_eq!(sound(records), records.len(), "what is kept is in order");
        assert_eq!(sound(&bytes[line..]), records.len(), "what is in order is kept");
    }
    // What was kept is a journal of which nothing is dropped.
    let again = Journal::read(path).expect("a journal");
    assert_eq!(again.seed(), Some((seed, origin)));
    let mut numbers = BTreeMap::new();
    each(records, |number, record| drop(numbers.insert(number, record)));
    for (&number, record) in &numbers {
        let restored = again.record(number, &record.theorem).expect("what is in order is there");
        assert_eq!(format!("{restored:?}"), format!("{record:?}"));
        assert!(again.record(number, &format!("{}'", record.theorem)).is_none());
    }
    Some(kept.len())
}

/// Bytes from the front that are records in order: the format once more, from its description.
fn sound(bytes: &[u8]) -> usize {
    each(bytes, |_, _| {})
}

fn each(bytes: &[u8], mut found: impl FnMut(usize, Record)) -> usize {
    let mut at = 0;
    while bytes.len() - at >= 12 {
        let length = u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize;
        let check = u64::from_le_bytes(bytes[at + 4..at + 12].try_into().expect("eight bytes"));
        let Some(contents) = bytes.get(at + 12..at + 12 + length) else { break };
        let mut input = contents;
        let number = usize::restore(&mut input);
        let record = number.and_then(|_| Record::restore(&mut input));
        match (number, record) {
            (Some(number), Some(record)) if input.is_empty() && check == checksum(contents) => {
                let mut stored = Vec::new();
                number.store(&mut stored);
                record.store(&mut stored);
                let again = Record::restore(&mut &stored[8..]).expect("what was stored");
                assert_eq!(format!("{again:?}"), format!("{record:?}"), "nothing is lost");
                found(number, record);
            }
            _ => break,
        }
        at += 12 + length;
    }
    at
}

fn header() -> Header {
    Header {
        version: "0.0.0".to_owned(),
        seed: Seed::from_bytes([7; 32]),
        origin: SeedOrigin::Chosen,
        request: "--error 2^-80".to_owned(),
        texts: 1,
    }
}

/// The first line of a journal, by its writer.
fn header_line(path: &Path) -> Vec<u8> {
    fs::write(path, "").expect("a file");
    let journal = Journal::read(path).expect("an empty journal");
    journal.open(&header()).expect("a journal begins");
    fs::read(path).expect("a journal")
}

/// A file of one's own, which is removed in the end.
struct Place(PathBuf);

impl Place {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("zippel-fuzz-{}-{number}.journal", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
