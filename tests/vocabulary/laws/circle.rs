//! Circles, their tangents, and circles of a triangle.

const TWO: &str =
    "points O, W\nnumbers r, s\nc = circle_about(O, r ^ 2)\nd = circle_about(W, s ^ 2)\n";

fn two(statements: &str) -> String {
    format!("{TWO}{statements}")
}

/// A triangle with its sides.
fn triangle(statements: &str) -> String {
    format!(
        "points A, B, C\na = sqrt(sq(B, C))\nb = sqrt(sq(C, A))\nc = sqrt(sq(A, B))\n{statements}"
    )
}

laws! {
    "center(c: circle): point" => center:
        "points O, A\nX = center(circle_through(O, A))",
        ["X == O"];
    "compass(O: point, A: point, B: point): circle" => compass:
        "points O, A, B\nc = compass(O, A, B)",
        ["c.center == O", "c.squared_radius == sq(A, B)"];
    // On each line through it, the pole and the intersection with l are conjugate.
    "pole(l: line, c: circle): point" => pole:
        "points O, A, B\nnumber s\nP = pole(join(A, B), circle_about(O, s))",
        ["dt(P - O, A - O) == s", "dt(P - O, B - O) == s"];
    "radical_center(c: circle, d: circle, e: circle): point" => radical_center:
        "points O, W, X\nnumbers r, s, t\nP = radical_center(circle_about(O, r), circle_about(W, s), circle_about(X, t))",
        ["sq(P, O) - r == sq(P, W) - s", "sq(P, W) - s == sq(P, X) - t"];
    "apollonius_circle(A: point, B: point, P: point): circle" => apollonius_circle_through:
        "points A, B, P\nc = apollonius_circle(A, B, P)\npoint X on c",
        ["at(P, c) == 0", "sq(X, A) * sq(P, B) == sq(X, B) * sq(P, A)"];
    "touching_circle(l: line, A: point, P: point): circle" => touching_circle:
        "points A, B, P\nc = touching_circle(join(A, B), A, P)",
        ["at(A, c) == 0", "at(P, c) == 0", "dt(c.center - A, B - A) == 0"];
    "inverse(l: line, c: circle): circle" => inverse_of_a_line:
        "points O, A, B\nnumber s\nd = inverse(join(A, B), circle_about(O, s))",
        ["at(O, d) == 0", "at(O + s / sq(O, A) * (A - O), d) == 0", "at(O + s / sq(O, B) * (B - O), d) == 0"];
    "inverse(d: circle, c: circle): circle" => inverse_of_a_circle:
        "points O, W, A\nnumber s\nB = W + turn(A - W)\nC = 2 * W - A\nd = inverse(circle_through(W, A), circle_about(O, s))",
        ["at(O + s / sq(O, A) * (A - O), d) == 0", "at(O + s / sq(O, B) * (B - O), d) == 0", "at(O + s / sq(O, C) * (C - O), d) == 0"];
    "contact_points(P: point, c: circle): point, point" => contact_points:
        "points P, O\nnumber s\nS, T = contact_points(P, circle_about(O, s))",
        ["sq(O, S) == s", "sq(O, T) == s", "dt(S - O, S - P) == 0", "dt(T - O, T - P) == 0", "dt(S - T, P - O) == 0"];
    "tangents(P: point, c: circle): line, line" => tangents:
        "points P, O\nnumber s\nc = circle_about(O, s)\nl, m = tangents(P, c)\nX = P + along(l)\nY = P + along(m)\nu = P - O",
        ["at(P, l) == 0", "at(P, m) == 0", "touches(l, c) == 0", "touches(m, c) == 0", "cr(X - P, u) * dt(Y - P, u) + cr(Y - P, u) * dt(X - P, u) == 0"];
    // The radii have one sign each: by their squares they are free.
    "external_similitude_center(c: circle, d: circle): point" => external_similitude_center:
        "points O, W\nnumbers r, s\nX = external_similitude_center(circle_about(O, r), circle_about(W, s))",
        ["sqrt(s) * (X - O) == sqrt(r) * (X - W)"];
    "internal_similitude_center(c: circle, d: circle): point" => internal_similitude_center:
        "points O, W\nnumbers r, s\nX = internal_similitude_center(circle_about(O, r), circle_about(W, s))",
        ["sqrt(s) * (X - O) == -sqrt(r) * (X - W)"];
    "external_tangents(c: circle, d: circle): line, line" => external_tangents:
        "points O, W\nnumbers r, s\nc = circle_about(O, r)\nd = circle_about(W, s)\nl, m = external_tangents(c, d)\nX = O + sqrt(r) / (sqrt(r) - sqrt(s)) * (W - O)",
        ["touches(l, c) == 0", "touches(m, d) == 0", "touches(l, d) == 0", "touches(m, c) == 0", "at(X, l) == 0", "at(X, m) == 0"];
    "internal_tangents(c: circle, d: circle): line, line" => internal_tangents:
        "points O, W\nnumbers r, s\nc = circle_about(O, r)\nd = circle_about(W, s)\nl, m = internal_tangents(c, d)\nX = O + sqrt(r) / (sqrt(r) + sqrt(s)) * (W - O)",
        ["touches(l, c) == 0", "touches(m, d) == 0", "touches(l, d) == 0", "touches(m, c) == 0", "at(X, l) == 0", "at(X, m) == 0"];
    "common_tangents(c: circle, d: circle, r: number, s: number): line, line" => common_tangents:
        &super::two("l, m = common_tangents(c, d, r, s)"),
        ["touches(l, c) == 0", "touches(m, d) == 0", "touches(l, d) == 0", "touches(m, c) == 0", "at(O, l) * s == at(W, l) * r", "at(O, m) * s == at(W, m) * r"];
    "nine_point_circle(A: point, B: point, C: point): circle" => nine_point_circle:
        "points A, B, C\nc = nine_point_circle(A, B, C)",
        ["at(halfway(A, B), c) == 0", "at(halfway(B, C), c) == 0", "at(halfway(C, A), c) == 0"];
    "incircle(A: point, B: point, C: point): circle" => incircle:
        &super::triangle("k = incircle(A, B, C)\nI = A + (b * (B - A) + c * (C - A)) / (a + b + c)"),
        ["touches(join(A, B), k) == 0", "touches(join(B, C), k) == 0", "touches(join(C, A), k) == 0", "k.center == I"];
    "excircle(A: point, B: point, C: point): circle" => excircle:
        &super::triangle("k = excircle(A, B, C)\nJ = A + (b * (B - A) + c * (C - A)) / (b + c - a)"),
        ["touches(join(A, B), k) == 0", "touches(join(B, C), k) == 0", "touches(join(C, A), k) == 0", "k.center == J"];
    // Touching inside: the distance of the centres is R - r, with R = abc/4S and r = k · S/s.
    "mixtilinear_incircle(A: point, B: point, C: point): circle" => mixtilinear_incircle:
        &super::triangle("k = mixtilinear_incircle(A, B, C)\nv = B - A\nw = C - A\n\
            O = A + turn(c ^ 2 * w - b ^ 2 * v) / (-2 * cr(v, w))\nr = 2 * b * c / (b * c + dt(v, w)) * cr(v, w) / (a + b + c)\nR = a * b * c / (2 * cr(v, w))"),
        ["touches(join(A, B), k) == 0", "touches(join(C, A), k) == 0", "cr(k.center - A, b * v + c * w) == 0",
         "sq(O, A) == sq(O, B)", "sq(O, A) == sq(O, C)", "k.squared_radius == r ^ 2", "sq(O, k.center) == (R - r) ^ 2"];
}
