// SPDX-License-Identifier: MIT
#pragma once

class QHeaderView;

namespace lockstep::ui {

/// What the title of a column takes. The hint of a header that can be sorted keeps room for the arrow of the order in
/// every column; it stands in one alone.
int titleWidth(const QHeaderView& header, int column);

} // namespace lockstep::ui
