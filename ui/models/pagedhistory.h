// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace lockstep::ui {

/// The payments that a query finds, as rows that are read when they are shown. There is a row for each of them; pages
/// are asked for by a signal and answered by `setPage`; a row that is not read yet is a placeholder. A page that was
/// read again moves and changes what differs: selection and scroll stay with their payments. Another order is another
/// query: nothing is sorted here.
class PagedHistory : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int PageSize = 100; ///< Reads begin and end at multiples of it.
    static constexpr int KeptRows = 4'000; ///< About as many stay in memory; those far from the view go.

    /// `wallet`: nullopt for all wallets.
    explicit PagedHistory(std::optional<WalletId> wallet, QObject* parent = nullptr);

    const HistoryQuery& query() const { return m_query; }
    void setQuery(const HistoryQuery& query); ///< Asks at once; the old rows stay until the answer comes.

    void refresh(); ///< Payments changed: reads again what is shown, and the rest when it is shown.
    void setVisibleRows(int first, int last); ///< What the view shows, to be read.
    void setPage(const HistoryQuery& query, const HistoryPage& page); ///< An answer; one of another query is ignored.
    void setFailed(const HistoryQuery& query); ///< The answer will not come. `refresh` or scrolling asks again.

    bool isRead() const { return m_total >= 0; }
    int total() const { return m_total; } ///< Without the conditions; -1 until the first page came.
    std::int64_t sum() const { return m_sum; } ///< Satoshis, of all that match.
    const HistoryRow* row(int row) const; ///< nullptr where it is not read.

    int rowCount(const QModelIndex& parent = {}) const override;

signals:
    void pageWanted(const lockstep::HistoryQuery& query, int offset, int count);
    void countsChanged(); ///< Rows, total or sum.

protected:
    HistoryRow* readRow(int row); ///< To change what the person changed, until it is read again.

private:
    struct Slot
    {
        std::unique_ptr<HistoryRow> row;
        int generation = 0; ///< Of the refresh it was read in.
    };
    struct Question
    {
        int from;
        int count;
        int generation;
    };

    void ask();
    std::pair<int, int> unreadRows() const;
    bool isFresh(int row) const { return m_slots[std::size_t(row)].generation == m_generation; }

    void startOver(int count);
    void move(const HistoryPage& page);
    using Places = std::map<std::pair<WalletId, Txid>, int>; ///< Of the payments that are read.
    Places places() const;
    bool holds(const HistoryPage& page, const Places& known) const;
    void replaceBetween(int first, int oldCount, int newCount);
    void changeCount(int first, int oldCount, int newCount);
    void fill(const HistoryPage& page, const Question& question);
    void forgetFarRows();

    HistoryQuery m_query;
    std::vector<Slot> m_slots;
    int m_total = -1;
    std::int64_t m_sum = 0;
    int m_generation = 1;
    int m_answered = 0; ///< The generation of the last answer.
    std::optional<Question> m_asked; ///< One at a time.
    bool m_isOtherQuery = true; ///< The rows are those of the query before.
    int m_firstVisible = 0;
    int m_lastVisible = 0;
};

} // namespace lockstep::ui
