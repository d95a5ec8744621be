// SPDX-License-Identifier: MIT

#include "ui/models/logmodel.h"

#include "ui/format/datetext.h"
#include "ui/format/logtext.h"

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

void LogModel::setEvents(const QList<EventView>& events)
{
    beginResetModel();
    m_events = events;
    m_rows.clear();
    m_rows.reserve(static_cast<std::size_t>(events.size()));
    for (const EventView& event : events)
        m_rows.push_back({dateTimeText(event.time), logSymbol(event.kind), logText(event)});
    chooseRows();
    endResetModel();
}

void LogModel::setFilter(const QString& text)
{
    if (text == m_filter) return;
    beginResetModel();
    m_filter = text;
    chooseRows();
    endResetModel();
}

void LogModel::chooseRows()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        if (row.words.contains(m_filter, Qt::CaseInsensitive) || row.time.contains(m_filter)) m_shown.push_back(i);
    }
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = m_rows[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole: return index.column() == TimeColumn ? row.time : row.symbol + u' ' + row.words;
    case Qt::AccessibleTextRole: return row.time + u", "_s + row.words;
    case Qt::ToolTipRole: return row.words.toHtmlEscaped();
    default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    return section == TimeColumn ? tr("When") : tr("What happened");
}

} // namespace lockstep::ui
