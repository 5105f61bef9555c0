//! Which loci meet in points that a statement can ask for.

use crate::theorem::kind::Kind;

/// Why so many points of two loci, all but one that is named or not, cannot be asked for, and what to write instead.
pub(super) fn unfit(
    loci: [&Kind; 2],
    names: usize,
    other_than: bool,
) -> Option<(String, &'static str)> {
    if let Some(refused) = wanting(loci) {
        return Some(refused);
    }
    let single = matches!(
        loci,
        [Kind::Line, Kind::Line] | [Kind::Line3, Kind::Plane] | [Kind::Plane, Kind::Line3]
    );
    let refused = |message: &str, hint| Some((message.to_owned(), hint));
    if names > 2 || (single && names > 1) {
        let found = if single { "one point" } else { "two points" };
        return refused(&format!("these loci have at most {found} in common"), "name fewer points");
    }
    match (single, other_than) {
        (true, true) if loci.contains(&&Kind::Plane) => {
            refused("a line and a plane meet in one point", "leave `other than` out")
        }
        (true, true) => refused("two lines meet in one point", "leave `other than` out"),
        (false, true) if names == 2 => refused(
            "two points and `other than` cannot both be meant",
            "name one point, or leave `other than` out",
        ),
        _ => None,
    }
}

/// Why two loci do not meet in one or two points in general.
fn wanting(loci: [&Kind; 2]) -> Option<(String, &'static str)> {
    let has = |kind: &Kind| loci.contains(&kind);
    Some(match loci {
        [Kind::Conic, other] | [other, Kind::Conic] if *other != Kind::Line => (
            format!("a conic and a {other} have four points in common"),
            "intersect the conic with a line",
        ),
        [Kind::Line3, Kind::Line3] => (
            "two lines in space have no point in common in general".to_owned(),
            "intersect one of them with a plane through the other, and claim that the point lies on it",
        ),
        [Kind::Plane, Kind::Plane] => (
            "two planes have a line in common".to_owned(),
            "write `point3 P on intersection(e, f)`",
        ),
        _ if has(&Kind::Sphere) && !has(&Kind::Line3) => (
            format!("a {} and a {} have a circle in common", loci[0], loci[1]),
            "intersect the sphere with a line: a line of the plane through one point of the circle meets it again",
        ),
        _ => return None,
    })
}
