//! Random small theorems, as text.

use proptest::prelude::*;
use std::fmt::Write as _;

/// One choice: which statement, and which of the objects at hand it speaks of.
type Choice = (u8, [u8; 4]);

/// A theorem about points and numbers, of the plane or of space, that may use whatever the language has.
pub(crate) fn theorem() -> impl Strategy<Value = String> {
    prop_oneof![3 => of_the_plane(), 1 => super::space::theorem()]
}

fn of_the_plane() -> impl Strategy<Value = String> {
    let statements = prop::collection::vec((0u8..25, any::<[u8; 4]>()), 1..8);
    (statements, (0u8..7, any::<[u8; 4]>()), (0u8..7, any::<[u8; 4]>()))
        .prop_map(|(statements, first, second)| write(&statements, &[first, second]))
}

/// What has names.
struct Names {
    points: Vec<String>,
    numbers: Vec<String>,
}

impl Names {
    fn point(&self, choice: u8) -> &str {
        &self.points[usize::from(choice) % self.points.len()]
    }

    /// A number: a name, or a constant.
    fn number(&self, choice: u8) -> &str {
        let constants = ["0", "1", "-2", "3/7", "5", "4"];
        let choice = usize::from(choice) % (constants.len() + 2 * self.numbers.len());
        match choice.checked_sub(constants.len()) {
            None => constants[choice],
            Some(choice) => &self.numbers[choice / 2],
        }
    }
}

fn write(statements: &[Choice], shows: &[Choice]) -> String {
    let mut text = String::from("theorem \"random\" {\n    points A, B, C\n    number k\n");
    let points = ["A", "B", "C"].map(str::to_owned).to_vec();
    let mut names = Names { points, numbers: vec!["k".to_owned()] };
    for (number, &(kind, choice)) in statements.iter().enumerate() {
        let (p, q, r, s) = (
            names.point(choice[0]),
            names.point(choice[1]),
            names.point(choice[2]),
            names.point(choice[3]),
        );
        let (u, w) = (names.number(choice[0]), names.number(choice[1]));
        let (point, value) = (format!("P{number}"), format!("x{number}"));
        let statement = match kind {
            0 => format!("points {point}"),
            1 => format!("point {point} on line({p}, {q})"),
            2 => format!("point {point} on circle({p}, {q})"),
            3 => format!("point {point} on line({p}, {q}), line({r}, {s})"),
            4 => format!("{point} = foot({p}, line({q}, {r}))"),
            5 => format!("point {point} on line({p}, {q}), circle({r}, {p}) other than {p}"),
            6 => format!("point {point} on circle({q}, {p}), circle({r}, {p}) other than {p}"),
            7 => format!("point {point} on line({p}, {q}), circle({r}, {s})"),
            8 => format!("point {point} on circle_about({p}, {u}), line({q}, {r})"),
            9 => format!("{point} = circumcenter({p}, {q}, {r})"),
            10 => format!("{point} = reflection({p}, line({q}, {r}))"),
            11 => format!("{point} = midpoint({p}, {q})"),
            12 => format!("{point} = {p} + {w} * ({q} - {r})"),
            13 => format!("{point} = equilateral_apex({p}, {q})"),
            14 => format!("require {p} != {q}"),
            15 => format!("require not collinear({p}, {q}, {r})"),
            16 => format!("{value} = {u} + {w} * {w}"),
            17 => format!("{value} = {u} - {w}"),
            18 => format!("{value} = {u} * {w}"),
            19 => format!("{value} = {u} / ({w} - {})", names.number(choice[2])),
            20 => format!("{value} = sqrt({u} * {w} + 1)"),
            21 => format!("{value} = squared_length({p}, {q}) / ({u} + {w})"),
            22 => format!("point {point} on conic_equation(1, {u}, 2, {w}, 0, -1)"),
            23 => format!("point {point} on conic({p}, {q}, {r}, {s}, A)"),
            _ => format!(
                "point {point} on line({p}, {q}), conic({p}, {r}, {s}, B, C) other than {p}"
            ),
        };
        writeln!(text, "    {statement}").unwrap();
        match kind {
            14 | 15 => {}
            16..=21 => names.numbers.push(value),
            _ => names.points.push(point),
        }
    }
    for &(kind, choice) in shows {
        let [p, q, r, s] = choice.map(|choice| names.point(choice));
        let (u, w) = (names.number(choice[0]), names.number(choice[1]));
        let claim = match kind {
            0 => format!("collinear({p}, {q}, {r})"),
            1 => format!("equal_length({p}, {q}, {r}, {s})"),
            2 => format!("{u} == {w}"),
            3 => format!("on({p}, circle({q}, {r}))"),
            4 => format!("{p} == {q}"),
            5 => format!("length({p}, {q}) == length({q}, {p})"),
            _ => format!("dot({p} - {q}, {r} - {s}) / {w} == {u}"),
        };
        writeln!(text, "    show {claim}").unwrap();
    }
    text.push_str("}\n");
    text
}
