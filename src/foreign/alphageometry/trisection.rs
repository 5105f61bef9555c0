//! Thirds of angles. A third of a given angle needs a cubic root; the angle of a given third does not. So where the angles of a triangle of
//! free points are trisected, the triangle is built from the thirds: two of its corners are free, and so are the tangents of the thirds there.

use super::binding::Bound;
use super::construction::Meaning;
use crate::foreign::draft::Draft;
use crate::foreign::word::Word;

/// The triangle whose angles are trisected.
#[derive(Clone, Debug, Default)]
pub(super) struct Thirds<'t> {
    triangle: Option<Triangle<'t>>,
}

/// A triangle; directed angles run from the next corner to the one after it.
#[derive(Clone, Debug)]
struct Triangle<'t> {
    corners: [&'t str; 3],
    /// How many of the angles, from the first corner on, are trisected.
    trisected: usize,
    /// The names of the tangents of the thirds.
    tangents: Vec<String>,
    declared: bool,
}

impl<'t> Thirds<'t> {
    /// The triangle of the first trisection, if there is any.
    pub(super) fn of<'b>(constructs: impl Iterator<Item = &'b Bound<'t>>, draft: &mut Draft) -> Self
    where
        't: 'b,
    {
        let mut corners: Vec<&'t str> = Vec::new();
        let mut trisected = 0;
        let trisections =
            constructs.filter(|bound| matches!(bound.construction.meaning, Meaning::Trisectors));
        let mut arms: Vec<&'t str> = Vec::new();
        for bound in trisections {
            let [Some(vertex), Some(a), Some(c)] =
                ["b", "a", "c"].map(|letter| bound.argument(letter))
            else {
                continue;
            };
            if !corners.contains(&vertex.text) && trisected < 3 {
                corners.push(vertex.text);
                trisected += 1;
            }
            arms.extend([a.text, c.text]);
        }
        for arm in arms {
            if !corners.contains(&arm) {
                corners.push(arm);
            }
        }
        let Ok(corners) = <[&str; 3]>::try_from(corners) else { return Self::default() };
        let wanted = ["s", "t", "u"];
        let tangents = wanted[..trisected].iter().map(|name| draft.auxiliary(name)).collect();
        Self { triangle: Some(Triangle { corners, trisected, tangents, declared: false }) }
    }

    /// Declares free points; if they are the corners of the triangle, from the thirds of its angles.
    pub(super) fn declare(&mut self, points: &[Word<'t>], draft: &mut Draft) {
        let mut names: Vec<String> = Vec::new();
        let own = self.triangle.as_mut().filter(|triangle| {
            triangle.corners.iter().all(|corner| points.iter().any(|point| point.text == *corner))
        });
        let last = own.as_ref().map(|triangle| triangle.corners[2]);
        for point in points.iter().filter(|point| Some(point.text) != last) {
            names.push(draft.name(point.text));
        }
        draft.line(format!("points {}", names.join(", ")));
        if let Some(triangle) = own {
            triangle.declare(draft);
        }
    }

    /// The points in which the trisectors of an angle meet the opposite side.
    ///
    /// # Errors
    /// When the angle is not one of a triangle of free points.
    pub(super) fn trisect(&self, bound: &Bound<'t>, draft: &mut Draft) -> Result<(), &'static str> {
        const REASON: &str = "an angle is trisected that is not one of a triangle of free points";
        let triangle = self.triangle.as_ref().filter(|triangle| triangle.declared).ok_or(REASON)?;
        let [Some(x), Some(y), Some(a), Some(b), Some(c)] =
            ["x", "y", "a", "b", "c"].map(|letter| bound.argument(letter))
        else {
            return Err(REASON);
        };
        let place =
            |word: Word<'_>| triangle.corners.iter().position(|corner| *corner == word.text);
        let [Some(from), Some(at), Some(to)] = [a, b, c].map(place) else { return Err(REASON) };
        let sign = match (from, to) {
            (from, to) if from == (at + 1) % 3 && to == (at + 2) % 3 => "",
            (from, to) if from == (at + 2) % 3 && to == (at + 1) % 3 => "-",
            _ => return Err(REASON),
        };
        let third = triangle.tangents.get(at).ok_or(REASON)?;
        let [x, y, a, b, c] = [x, y, a, b, c].map(|word| draft.name(word.text));
        draft.line(format!(
            "point {x} on line_at_angle({b}, line({b}, {a}), {sign}{third}), line({a}, {c})"
        ));
        draft.line(format!(
            "point {y} on line_at_angle({b}, line({b}, {x}), {sign}{third}), line({a}, {c})"
        ));
        Ok(())
    }
}

impl Triangle<'_> {
    /// The last corner, from the other two and the thirds.
    ///
    /// With the thirds α, β, γ at P, Q and R, `∠(PQ, PR) = 3α` and `∠(QP, QR) = −3β`; and `γ = 60° − α − β`, for √3 > 0 in a triangle that
    /// runs counterclockwise and for √3 < 0 in any other.
    fn declare(&mut self, draft: &mut Draft) {
        self.declared = true;
        let [p, q, r] = self.corners.map(|corner| draft.name(corner));
        let thrice = |corner: &str, other: &str, third: &str| {
            let once = format!("line_at_angle({corner}, line({corner}, {other}), {third})");
            let twice = format!("line_at_angle({corner}, {once}, {third})");
            format!("line_at_angle({corner}, {twice}, {third})")
        };
        match &self.tangents[..] {
            [s] => {
                draft.line(format!("number {s}"));
                draft.line(format!("point {r} on {}", thrice(&p, &q, s)));
            }
            [s, t, rest @ ..] => {
                draft.line(format!("numbers {s}, {t}"));
                let back = format!("-{t}");
                draft.line(format!(
                    "point {r} on {}, {}",
                    thrice(&p, &q, s),
                    thrice(&q, &p, &back)
                ));
                if let [u] = rest {
                    let sum = draft.auxiliary("v");
                    draft.line(format!("{sum} = ({s} + {t}) / (1 - {s} * {t})"));
                    draft.line(format!("{u} = (sqrt(3) - {sum}) / (1 + sqrt(3) * {sum})"));
                }
            }
            [] => {}
        }
        debug_assert_eq!(self.trisected, self.tangents.len());
    }
}
