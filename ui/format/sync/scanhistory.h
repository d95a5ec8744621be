// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/eventview.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

namespace lockstep {

/// An import or a scan that is over, in figures and in words. The wallet's name is the person's own: show as plain
/// text.
struct PastScan
{
    EventView end; ///< How and when it ended.
    std::optional<std::int64_t> began; ///< Unix seconds; nullopt: that is not known any more.
    std::optional<BlockHeight> first; ///< That it looked at; nullopt: the same.
    std::optional<BlockHeight> last; ///< Less than `first`: none.
    QString what; ///< Whose: the wallet's name.
    QString range; ///< "735,000 – 910,118".
    QString took; ///< "4 min"; empty where its beginning is not known any more.
    QString fetched; ///< "270 MB"; empty where it was not counted yet.
    QString result; ///< "✓ 14 transactions found".
};

/// What the list of events (the newest first, as ChainService::events) tells of scans that are over, the newest first.
/// One that still runs is in the snapshot's jobs instead.
QList<PastScan> pastScans(const QList<EventView>& events);

QString pastScanSentence(const PastScan& scan); ///< For screen readers.

} // namespace lockstep
