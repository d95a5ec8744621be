// SPDX-License-Identifier: MIT

#include "ui/models/pagedhistory.h"

#include "ui/models/longestrise.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace lockstep::ui {

namespace {

std::pair<WalletId, Txid> keyOf(const HistoryRow& row) { return {row.wallet, row.txid}; }

} // namespace

PagedHistory::PagedHistory(std::optional<WalletId> wallet, QObject* parent) : QAbstractTableModel(parent)
{
    m_query.wallet = wallet;
}

void PagedHistory::setQuery(const HistoryQuery& query)
{
    if (query == m_query) return;
    m_query = query;
    m_isOtherQuery = true;
    m_asked.reset();
    ask();
}

void PagedHistory::refresh()
{
    ++m_generation;
    ask();
}

void PagedHistory::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    if (isRead()) ask();
}

/// What the view shows or soon will, and is not read or may have changed: half a page more on both sides, so that slow
/// scrolling meets no placeholder.
std::pair<int, int> PagedHistory::unreadRows() const
{
    const int count = rowCount();
    if (m_isOtherQuery) return {0, PageSize};
    if (count == 0) return {0, m_answered == m_generation ? 0 : PageSize};
    int from = std::clamp(m_firstVisible - PageSize / 2, 0, count - 1);
    int to = std::clamp(m_lastVisible + PageSize / 2 + 1, from + 1, count);
    while (from < to && isFresh(from)) ++from;
    while (to > from && isFresh(to - 1)) --to;
    return {from, to};
}

void PagedHistory::ask()
{
    if (m_asked) return;
    const auto [first, end] = unreadRows();
    if (first == end) return;
    const int from = first - first % PageSize;
    const int to = (end + PageSize - 1) / PageSize * PageSize;
    m_asked = Question{from, to - from, m_generation};
    emit pageWanted(m_query, from, to - from);
}

// What was answered

void PagedHistory::setFailed(const HistoryQuery& query)
{
    if (query == m_query) m_asked.reset();
}

void PagedHistory::setPage(const HistoryQuery& query, const HistoryPage& page)
{
    if (query != m_query) return;
    const Question answered = m_asked.value_or(Question{page.offset, static_cast<int>(page.rows.size()), m_generation});
    if (page.offset != answered.from) return; // of a question that was overtaken
    const auto before = std::tuple(rowCount(), m_total, m_sum);
    m_total = page.total;
    m_sum = page.sum;
    if (std::exchange(m_isOtherQuery, false))
        startOver(page.matching);
    else
        move(page);
    fill(page, answered);
    m_answered = answered.generation;
    m_asked.reset();
    forgetFarRows();
    if (before != std::tuple(rowCount(), m_total, m_sum)) emit countsChanged();
    ask();
}

void PagedHistory::startOver(int count)
{
    beginResetModel();
    m_slots.clear();
    m_slots.resize(std::size_t(count));
    endResetModel();
}

PagedHistory::Places PagedHistory::places() const
{
    Places known;
    for (int i = 0; i < rowCount(); ++i)
        if (const HistoryRow* here = row(i)) known.emplace(keyOf(*here), i);
    return known;
}

/// Also where as many came above the page as left below it, its payments stand elsewhere.
bool PagedHistory::holds(const HistoryPage& page, const Places& known) const
{
    if (page.matching != rowCount()) return false;
    for (int i = 0; i < page.rows.size(); ++i) {
        const HistoryRow* here = row(page.offset + i);
        if (here && keyOf(*here) != keyOf(page.rows[i])) return false;
        const auto place = known.find(keyOf(page.rows[i]));
        if (place != known.end() && place->second != page.offset + i) return false;
    }
    return true;
}

/// Makes room for the page so that payments which are known keep their rows: between two that stay, others come or go.
void PagedHistory::move(const HistoryPage& page)
{
    const Places known = places();
    if (holds(page, known)) return;
    std::vector<int> before;
    std::vector<int> after;
    for (int i = 0; i < page.rows.size(); ++i) {
        const auto place = known.find(keyOf(page.rows[i]));
        if (place == known.end()) continue;
        before.push_back(place->second);
        after.push_back(page.offset + i);
    }
    const std::vector<std::size_t> stay = longestRise(before);
    if (stay.empty()) return startOver(page.matching);

    // From the last to the first, so that the places above still hold.
    int oldEnd = rowCount();
    int newEnd = page.matching;
    const bool hasEnd = page.offset + page.rows.size() >= page.matching;
    for (auto i = stay.rbegin(); i != stay.rend(); ++i) {
        const int oldCount = oldEnd - before[*i] - 1;
        const int newCount = newEnd - after[*i] - 1;
        if (i != stay.rbegin() || hasEnd)
            replaceBetween(before[*i] + 1, oldCount, newCount);
        else
            changeCount(before[*i] + 1 + std::min(oldCount, newCount), oldCount, newCount);
        oldEnd = before[*i];
        newEnd = after[*i];
    }
    if (page.offset == 0)
        replaceBetween(0, oldEnd, newEnd);
    else
        changeCount(0, oldEnd, newEnd);
}

/// All of the new rows are on the page: a row that held another payment must not become one of them, or it would
/// change under the selection.
void PagedHistory::replaceBetween(int first, int oldCount, int newCount)
{
    const auto begin = m_slots.begin() + first;
    const bool isUnread = std::none_of(begin, begin + oldCount, [](const Slot& slot) { return slot.row != nullptr; });
    const int kept = isUnread ? std::min(oldCount, newCount) : 0;
    changeCount(first + kept, oldCount - kept, 0);
    changeCount(first + kept, 0, newCount - kept);
}

/// Rows come or go at `first`, so many as the counts differ by.
void PagedHistory::changeCount(int first, int oldCount, int newCount)
{
    const auto place = m_slots.begin() + first;
    if (newCount < oldCount) {
        beginRemoveRows({}, first, first + oldCount - newCount - 1);
        m_slots.erase(place, place + (oldCount - newCount));
        endRemoveRows();
    } else if (newCount > oldCount) {
        beginInsertRows({}, first, first + newCount - oldCount - 1);
        std::vector<Slot> fresh(std::size_t(newCount - oldCount));
        m_slots.insert(place, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
        endInsertRows();
    }
}

void PagedHistory::fill(const HistoryPage& page, const Question& question)
{
    // Rows that were asked for and did not come count as read too: asking for them again would not end.
    const int end = std::min(page.offset + question.count, rowCount());
    if (page.offset >= end) return;
    for (int i = page.offset; i < end; ++i) {
        Slot& slot = m_slots[std::size_t(i)];
        slot.generation = question.generation;
        const int place = i - page.offset;
        if (place < page.rows.size()) slot.row = std::make_unique<HistoryRow>(page.rows[place]);
    }
    emit dataChanged(index(page.offset, 0), index(end - 1, columnCount() - 1));
}

void PagedHistory::forgetFarRows()
{
    const auto isRead = [](const Slot& slot) { return slot.row != nullptr; };
    if (std::ranges::count_if(m_slots, isRead) <= KeptRows) return;
    const int first = std::max(0, m_firstVisible - KeptRows / 4);
    const int end = std::min(rowCount(), m_lastVisible + KeptRows / 4);
    for (int i = 0; i < rowCount(); ++i)
        if (i < first || i >= end) m_slots[std::size_t(i)] = {};
}

const HistoryRow* PagedHistory::row(int row) const
{
    return row >= 0 && row < rowCount() ? m_slots[std::size_t(row)].row.get() : nullptr;
}

int PagedHistory::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_slots.size());
}

HistoryRow* PagedHistory::readRow(int row)
{
    return row >= 0 && row < rowCount() ? m_slots[std::size_t(row)].row.get() : nullptr;
}

} // namespace lockstep::ui
