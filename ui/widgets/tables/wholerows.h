// SPDX-License-Identifier: MIT
#pragma once

class QTableView;

namespace lockstep::ui {

/// The table ends after a whole row, however high its place is, and the wheel moves it by whole rows: none is cut in
/// half. For tables whose rows all have the height of verticalHeader()->defaultSectionSize(); call it again when that
/// changes.
void showWholeRows(QTableView& table);

/// What a table takes for its head and so many rows.
int heightOfRows(const QTableView& table, int rows);

} // namespace lockstep::ui
