//! Lines of a triangle, and lines at angles.

laws! {
    "median(A: point, B: point, C: point): line" => median:
        "points A, B, C\nl = median(A, B, C)",
        ["at(A, l) == 0", "at(halfway(B, C), l) == 0"];
    "altitude(A: point, B: point, C: point): line" => altitude:
        "points A, B, C\nl = altitude(A, B, C)",
        ["at(A, l) == 0", "dt(along(l), C - B) == 0"];
    "external_bisector(A: point, B: point, C: point): line" => external_bisector:
        "points A, B, C\nl = external_bisector(A, B, C)\na = sqrt(sq(B, C))\nc = sqrt(sq(A, B))",
        ["at(B, l) == 0", "at(A, l) * a - at(C, l) * c == 0"];
    // Its points have distances from AB and AC in the ratio of these sides.
    "symmedian(A: point, B: point, C: point): line" => symmedian:
        "points A, B, C\nl = symmedian(A, B, C)\nX = A + along(l)",
        ["at(A, l) == 0", "cr(B - A, X - A) * sq(A, C) == cr(X - A, C - A) * sq(A, B)"];
    "isogonal_line(P: point, A: point, B: point, C: point): line" => isogonal_line:
        "points P, A, B, C\nl = isogonal_line(P, A, B, C)\nu = along(l)",
        ["at(A, l) == 0", "cr(B - A, P - A) * dt(u, C - A) == cr(u, C - A) * dt(B - A, P - A)"];
    // Each point of it is the mirror image of one of l: half way lies m, and the way is perpendicular to m.
    "reflection(l: line, m: line): line" => reflection_in_a_line:
        "points A, B, C, D\nl = join(A, B)\nm = join(C, D)\nk = reflection(l, m)\n\
         v = turn(D - C)\nX = A - 2 * dt(A - C, v) / dt(v, v) * v\nY = B - 2 * dt(B - C, v) / dt(v, v) * v",
        ["at(X, k) == 0", "at(Y, k) == 0"];
    "reflection(l: line, O: point): line" => reflection_in_a_point:
        "points A, B, O\nk = reflection(join(A, B), O)",
        ["at(2 * O - A, k) == 0", "at(2 * O - B, k) == 0"];
    "line_at_angle(P: point, l: line, a: vector): line" => line_at_angle:
        "points P, A, B\nnumbers s, t\nk = line_at_angle(P, join(A, B), vector(s, t))",
        ["at(P, k) == 0", "cr(along(k), times(B - A, vector(s, t))) == 0"];
    "trisection(A: point, B: point, t: number): line, line, line" => trisection:
        "points A, B\nnumber t\nk, l, m = trisection(A, B, t)\nu = A - B\nv = vector(1, t)",
        ["at(B, k) == 0", "at(B, l) == 0", "at(B, m) == 0", "cr(along(k), times(u, v)) == 0",
         "cr(along(l), times(times(u, v), v)) == 0", "cr(along(m), times(times(times(u, v), v), v)) == 0"];
    "euler_line(A: point, B: point, C: point): line" => euler_line:
        // The orthocentre of a triangle with this base and this altitude.
        "points A, B\nnumbers s, h\nu = B - A\nC = A + s * u + h * turn(u)\nl = euler_line(A, B, C)",
        ["at(A + ((B - A) + (C - A)) / 3, l) == 0", "at(A + s * u + s * (1 - s) / h * turn(u), l) == 0"];
    "simson_line(P: point, A: point, B: point, C: point): line" => simson_line:
        "points P, A, B, C\nl = simson_line(P, A, B, C)\n\
         X = B + dt(P - B, C - B) / sq(B, C) * (C - B)\nY = C + dt(P - C, A - C) / sq(C, A) * (A - C)",
        ["at(X, l) == 0", "at(Y, l) == 0"];
    "trilinear_polar(P: point, A: point, B: point, C: point): line" => trilinear_polar:
        "points P, A, B, C\nl = trilinear_polar(P, A, B, C)\nD = crossing(A, P, B, C)\nE = crossing(B, P, C, A)\nF = crossing(C, P, A, B)",
        ["at(crossing(B, C, E, F), l) == 0", "at(crossing(C, A, F, D), l) == 0", "at(crossing(A, B, D, E), l) == 0"];
}
