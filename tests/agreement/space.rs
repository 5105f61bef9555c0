//! Random small theorems about space, as text.

use proptest::prelude::*;
use std::fmt::Write as _;

/// A theorem about points in space that may use whatever the kernel makes of them.
pub(crate) fn theorem() -> impl Strategy<Value = String> {
    let statements = prop::collection::vec((0u8..20, any::<[u8; 4]>()), 1..6);
    (statements, (0u8..8, any::<[u8; 4]>()), (0u8..8, any::<[u8; 4]>()))
        .prop_map(|(statements, first, second)| write(&statements, &[first, second]))
}

fn write(statements: &[(u8, [u8; 4])], shows: &[(u8, [u8; 4])]) -> String {
    let mut text = String::from("theorem \"random\" {\n    points3 A, B, C, D\n    number k\n");
    let mut points = ["A", "B", "C", "D"].map(str::to_owned).to_vec();
    for (number, &(kind, choice)) in statements.iter().enumerate() {
        let [p, q, r, s] = choice.map(|choice| &points[usize::from(choice) % points.len()]);
        let point = format!("P{number}");
        let statement = match kind {
            0 => format!("points3 {point}"),
            1 => format!("point3 {point} on line({p}, {q})"),
            2 => format!("point3 {point} on plane({p}, {q}, {r})"),
            3 => format!("point3 {point} on perpendicular_bisector({p}, {q})"),
            4 => format!("point3 {point} on plane_equation(1, k, 2, k)"),
            5 => format!("point3 {point} on sphere({p}, {q})"),
            6 => format!("point3 {point} on sphere_about({p}, k ^ 2 + 1)"),
            7 => format!("point3 {point} on line({p}, {q}), plane({r}, {s}, A)"),
            8 => format!("point3 {point} on line({p}, {q}), sphere({r}, {p}) other than {p}"),
            9 => format!("point3 {point} on line({p}, {q}), sphere({r}, {s})"),
            10 => format!("{point} = foot({p}, plane({q}, {r}, {s}))"),
            11 => format!("{point} = foot({p}, line({q}, {r}))"),
            12 => format!("{point} = reflection({p}, plane({q}, {r}, {s}))"),
            13 => format!("{point} = circumcenter({p}, {q}, {r})"),
            14 => format!("{point} = circumcenter({p}, {q}, {r}, {s})"),
            15 => format!("{point} = ({p} + {q} + {r}) / 3 - k * cross({p} - {q}, {r} - {s})"),
            16 => format!("{point} = {p} + ({q} - {r}) / (k - 1)"),
            17 => format!(
                "{point} = intersection(plane({p}, {q}, {r}), plane({q}, {r}, {s}), plane(A, B, {s}))"
            ),
            18 => format!("require not coplanar({p}, {q}, {r}, {s})"),
            _ => format!("require {p} != {q}"),
        };
        writeln!(text, "    {statement}").unwrap();
        if kind < 18 {
            points.push(point);
        }
    }
    for &(kind, choice) in shows {
        let [p, q, r, s] = choice.map(|choice| &points[usize::from(choice) % points.len()]);
        let claim = match kind {
            0 => format!("collinear({p}, {q}, {r})"),
            1 => format!("coplanar({p}, {q}, {r}, {s})"),
            2 => format!("{p} == {q}"),
            3 => format!("on({p}, sphere({q}, {r}))"),
            4 => format!("length({p}, {q}) == length({q}, {p})"),
            5 => format!("volume({p}, {q}, {r}, {s}) == k"),
            6 => format!("concurrent(line({p}, {q}), line({r}, {s}), line(A, {s}))"),
            _ => format!("perpendicular(plane({p}, {q}, {r}), plane({q}, {r}, {s}))"),
        };
        writeln!(text, "    show {claim}").unwrap();
    }
    text.push_str("}\n");
    text
}
