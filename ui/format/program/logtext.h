// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/eventview.h"

#include <QString>

namespace lockstep {

/// Words for the list of what happened. Wallet names inside come from the person: show as plain text.

/// "Savings" was imported up to block 910,118: 14 transactions found.
QString logText(const EventView& event);

/// A shape beside the words: what went wrong is seen without reading.
QString logSymbol(EventView::Kind kind);

/// How much an event matters.
enum class LogLevel { Info, Warning, Error };
LogLevel logLevel(EventView::Kind kind);

/// Whether the bell in the status bar counts it: what came, came to its end or went wrong by itself. Not what a person
/// began or broke off just now, nor what only a newer Lockstep understands.
bool isWorthTelling(EventView::Kind kind);

/// "reorg", "import-started", ...: never translated, for reports about a problem.
QString logCode(EventView::Kind kind);

} // namespace lockstep
