// SPDX-License-Identifier: MIT

#include "ui/models/logmodel.h"

#include "ui/format/plain/datetext.h"
#include "ui/format/plain/tooltiptext.h"

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

void LogModel::setEvents(const QList<EventView>& events)
{
    beginResetModel();
    m_events = events;
    m_rows.clear();
    m_rows.reserve(static_cast<std::size_t>(events.size()));
    for (const EventView& event : events)
        m_rows.push_back({dateTimeText(event.time), logSymbol(event.kind), logText(event), logLevel(event.kind),
                          event.id > m_seenUpTo && isWorthTelling(event.kind)});
    chooseRows();
    endResetModel();
}

void LogModel::setFilter(const QString& text)
{
    if (text == m_filter) return;
    m_filter = text;
    chooseAnew();
}

void LogModel::setLevel(LogLevel least)
{
    if (least == m_level) return;
    m_level = least;
    chooseAnew();
}

void LogModel::clearView()
{
    if (m_events.isEmpty()) return;
    m_clearedUpTo = m_events.first().id;
    chooseAnew();
}

void LogModel::showAll()
{
    m_clearedUpTo = 0;
    chooseAnew();
}

void LogModel::chooseAnew()
{
    beginResetModel();
    chooseRows();
    endResetModel();
}

void LogModel::chooseRows()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (isWanted(i)) m_shown.push_back(i);
}

bool LogModel::isWanted(std::size_t event) const
{
    const Row& row = m_rows[event];
    return row.level >= m_level && m_events[static_cast<qsizetype>(event)].id > m_clearedUpTo
        && (row.words.contains(m_filter, Qt::CaseInsensitive) || row.time.contains(m_filter));
}

QString LogModel::shownText() const
{
    QString text;
    for (const std::size_t event : m_shown)
        text += m_rows[event].time + u'\t' + m_rows[event].symbol + u' ' + m_rows[event].words + u'\n';
    return text;
}

std::int64_t LogModel::idOf(int row) const
{
    return row >= 0 && row < rowCount() ? m_events[static_cast<qsizetype>(m_shown[static_cast<std::size_t>(row)])].id
                                        : 0;
}

int LogModel::rowOf(std::int64_t id) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (idOf(row) == id) return row;
    return -1;
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
    const QString words = row.isNew ? tr("New: %1", "then what happened").arg(row.words) : row.words;
    switch (role) {
    case Qt::DisplayRole: return index.column() == TimeColumn ? row.time : row.symbol + u' ' + words;
    case Qt::AccessibleTextRole:
        if (index.column() != TimeColumn) return {};
        return row.time + u", "_s + words;
    case Qt::ToolTipRole: return toolTipText(words);
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
