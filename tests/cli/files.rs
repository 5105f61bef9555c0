//! Files and folders: found in order, read once, and refused with a reason.

use crate::harness::{file, folder, zippel};
use std::fs;

const GOOD: &str =
    "theorem \"Good\" {\n    points A, B\n    show collinear(A, B, midpoint(A, B))\n}\n";

#[test]
fn folders_are_searched_in_order() {
    let root = folder("tree");
    for path in ["b/z.thm", "b/a.thm", "a.thm", "c.thm", ".hidden/x.thm", "b/notes.txt", "b/.x.thm"]
    {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, GOOD).unwrap();
    }
    let root = root.to_str().unwrap();
    let again = format!("{root}/c.thm");
    let ran = zippel(&["verify", root, &again]);
    assert_eq!(ran.status, Some(0));
    let files: Vec<&str> = ran.out.lines().filter_map(|line| line.strip_prefix(root)).collect();
    assert_eq!(files, ["/a.thm", "/b/a.thm", "/b/z.thm", "/c.thm"]);
}

#[test]
#[cfg(unix)]
fn links_to_folders_are_not_followed() {
    let root = folder("links");
    let _ = fs::remove_file(root.join("loop"));
    fs::write(root.join("good.thm"), GOOD).unwrap();
    std::os::unix::fs::symlink(&root, root.join("loop")).unwrap();
    let ran = zippel(&["verify", root.to_str().unwrap()]);
    assert_eq!(ran.status, Some(0));
    assert!(ran.out.contains("1 theorem: 1 holds"), "{}", ran.out);
}

#[test]
fn a_folder_without_theorems() {
    let root = folder("empty");
    let ran = zippel(&["verify", root.to_str().unwrap()]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("error[Z0214]: the folder holds no theorem files"), "{}", ran.err);
}

#[test]
fn a_file_with_definitions_only() {
    let words = "predicate foo(P: point) { P == P }\n";
    let root = folder("definitions");
    let path = root.join("words.thm");
    fs::write(&path, words).unwrap();
    let ran = zippel(&["verify", path.to_str().unwrap()]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("error[Z0214]: the file holds no theorem"), "{}", ran.err);
    fs::write(root.join("good.thm"), GOOD).unwrap();
    let ran = zippel(&["verify", root.to_str().unwrap()]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn missing_and_unreadable_files() {
    let ran = zippel(&["verify", "no/such/file.thm", "tests/cli/unexpected.thm"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("error[Z0401]: there is no such file or folder"), "{}", ran.err);
    assert!(ran.err.contains("no/such/file.thm"));
    assert!(ran.out.contains("Medians meet"), "the other file is checked");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let path = file("secret.thm", GOOD);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // Some users may read everything.
        if fs::read(&path).is_err() {
            let ran = zippel(&["verify", &path]);
            assert_eq!(ran.status, Some(2));
            assert!(ran.err.contains("error[Z0401]: it may not be read"), "{}", ran.err);
        }
    }
}
