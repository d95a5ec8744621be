// SPDX-License-Identifier: MIT

#include "ui/pages/allwalletspage.h"

#include "ui/format/sync/statetext.h"
#include "ui/format/wallets/totaltext.h"
#include "ui/pages/balancecard.h"
#include "ui/pages/recentpayments.h"
#include "ui/pages/statetone.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/tables/titlewidth.h"
#include "ui/widgets/tables/wholerows.h"
#include "ui/widgets/text/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <numeric>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastLetters = 8; ///< Of a column.
constexpr int LettersOfAName = 14; ///< With less room than that the table scrolls.
constexpr int LettersOfALongName = 22; ///< "Savings · Watch-only"; with less room than that the heights hide.
constexpr int LettersOfAType = 20; ///< "Native segwit (wpkh)"; with less room than that the types hide.
constexpr int LeastRows = 4; ///< In sight.

bool isAmountColumn(int column)
{
    return column == WalletListModel::BalanceColumn || column == WalletListModel::PendingColumn;
}

/// Amounts in tabular digits, names bold.
QFont fontOf(int column, const QFont& font)
{
    if (isAmountColumn(column)) return amountFont(font);
    return column == WalletListModel::NameColumn ? scaledFont(font, 1.0, QFont::DemiBold) : font;
}

/// The types say who only watches; where they hide, the name says it.
QString watchNote(const QModelIndex& index, bool hasTypes)
{
    if (hasTypes || index.column() != WalletListModel::NameColumn) return {};
    const auto auth = static_cast<WalletAuth>(index.data(WalletListModel::AuthRole).toInt());
    return auth == WalletAuth::WatchOnly ? u" · "_s + authBadge(auth) : QString();
}

Tone toneOfRow(const QModelIndex& index)
{
    if (index.data(WalletListModel::WaitsRole).toBool()) return Tone::Neutral;
    return toneOf(static_cast<WalletState>(index.data(WalletListModel::StateRole).toInt()));
}

/// The state in its tone, beside its shape and words.
class AllWalletsDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto state = static_cast<WalletState>(index.data(WalletListModel::StateRole).toInt());
        option->font = fontOf(index.column(), option->font);
        const auto* table = qobject_cast<const QTableView*>(option->widget);
        option->text += watchNote(index, table && !table->isColumnHidden(WalletListModel::TypeColumn));
        if (index.column() == WalletListModel::TypeColumn)
            option->palette.setColor(QPalette::Text, Theme::current().mutedText());
        if (isAmountColumn(index.column()) && dimsBalance(state))
            option->palette.setColor(QPalette::Text, Theme::current().mutedText());
        else if (index.column() == WalletListModel::StateColumn || state == WalletState::Error)
            option->palette.setColor(QPalette::Text, Theme::current().tone(toneOfRow(index)).text);
    }
};

/// The longer ones of the states that come and go by themselves: their column moves with none of them.
QStringList passingStates()
{
    QStringList cells;
    for (const WalletState state : {WalletState::Importing, WalletState::Paused, WalletState::Syncing}) {
        WalletView wallet;
        wallet.state = state;
        wallet.percent = 99;
        cells += stateSymbol(state) + u' ' + stateCell(wallet, {});
    }
    return cells;
}

/// Then the line above the table says where, and no row need say it again.
bool areAtOneHeight(const SyncSnapshot& snapshot)
{
    return std::ranges::adjacent_find(snapshot.wallets, std::ranges::not_equal_to(),
                                      [](const WalletView& wallet) { return wallet.syncedTo.height; })
        == snapshot.wallets.end();
}

/// The person's own order, but that the one everybody waits for comes first.
SyncSnapshotPtr importingFirst(const SyncSnapshotPtr& snapshot)
{
    const auto isImporting = [](const WalletView& wallet) { return wallet.state == WalletState::Importing; };
    if (std::ranges::is_partitioned(snapshot->wallets, isImporting)) return snapshot;
    auto ordered = std::make_shared<SyncSnapshot>(*snapshot);
    std::ranges::stable_partition(ordered->wallets, isImporting);
    return ordered;
}

} // namespace

AllWalletsPage::AllWalletsPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new WalletListModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_balance(new BalanceCard(this))
    , m_line(mutedLabel({}, this))
    , m_table(new QTableView(this))
    , m_startAll(pushButton(u"startAllButton"_s, Glyph::Start, tr("St&art all"), this))
    , m_stopAll(pushButton(u"stopAllButton"_s, Glyph::Stop, tr("St&op all"), this))
    , m_lockAll(pushButton(u"lockAllButton"_s, Glyph::Lock, tr("&Lock all"), this))
    , m_reason(mutedLabel({}, this))
    , m_recent(new RecentPayments(std::nullopt, this))
{
    setObjectName(u"allWalletsPage");
    m_line->setObjectName(u"lockstepLabel");
    m_reason->setObjectName(u"allButtonsReasonLabel");
    m_reason->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // in one line it would widen the whole page
    m_reason->installEventFilter(this);
    setUpTable();
    layOut();
    connect(m_table, &QTableView::activated, this, &AllWalletsPage::openRow);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &AllWalletsPage::fitColumns);
    connect(m_startAll, &QPushButton::clicked, this, &AllWalletsPage::startAllWanted);
    connect(m_stopAll, &QPushButton::clicked, this, &AllWalletsPage::stopAllWanted);
    connect(m_lockAll, &QPushButton::clicked, this, &AllWalletsPage::lockAllWanted);
    connect(m_recent, &RecentPayments::retryWanted, this, &AllWalletsPage::retryWanted);
    connect(m_recent, &RecentPayments::allWanted, this, &AllWalletsPage::transactionsWanted);
    connect(m_recent, &RecentPayments::detailsWanted, this, &AllWalletsPage::detailsWanted);
}

void AllWalletsPage::setUpTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(WalletListModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setObjectName(u"allWalletsTable");
    m_table->setAccessibleName(tr("Wallets"));
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new AllWalletsDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->verticalHeader()->hide();
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSortIndicatorClearable(true); // back to the person's own order
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(WalletListModel::TypeColumn, QHeaderView::Stretch);
    m_table->viewport()->installEventFilter(this);
    measureLetters();
}

void AllWalletsPage::measureLetters()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + spacing::Medium);
    m_table->horizontalHeader()->setMinimumSectionSize(LeastLetters * metrics.averageCharWidth());
    m_widest = {};
    m_texts.clear();
    for (int column = 0; column < WalletListModel::ColumnCount; ++column)
        m_texts.emplace_back(fontOf(column, m_table->font()));
    showWholeRows(*m_table);
    m_table->setMinimumHeight(heightOfRows(*m_table, LeastRows));
}

void AllWalletsPage::layOut()
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::Small);
    for (QPushButton* button : {m_startAll, m_stopAll, m_lockAll}) buttons->addWidget(button);
    buttons->addWidget(m_reason, 1);
    auto* card = new Card(tr("Wallets"), this);
    card->content()->addWidget(m_table, 1);
    card->content()->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_balance);
    column->addWidget(m_line);
    column->addWidget(card, 1);
    column->addWidget(m_recent);
}

void AllWalletsPage::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    if (snapshot->wallets.size() != m_model->rowCount()) m_widest = {};
    m_model->setSnapshot(importingFirst(snapshot), now);
    QString note = totalNote(*snapshot);
    if (!note.isEmpty()) note[0] = note[0].toUpper(); // it has a line of its own here
    m_balance->setTotal(totalBalance(*snapshot), note);
    m_line->setText(lockstepLine(*snapshot, now));
    m_recent->setSnapshot(*snapshot);
    m_areAtOneHeight = areAtOneHeight(*snapshot);
    showButtons(*snapshot);
    fitColumns();
}

void AllWalletsPage::setPaymentsError(const Error& error) { m_recent->setError(error); }

void AllWalletsPage::setPayments(const QList<HistoryRow>& newest, int total) { m_recent->setPayments(newest, total); }

bool AllWalletsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) watched == m_reason ? fitReason() : fitColumns();
    return QWidget::eventFilter(watched, event);
}

/// Only where one line has no room: of what wraps Qt measures the whole page anew at each change.
void AllWalletsPage::fitReason()
{
    m_reason->setWordWrap(m_reason->fontMetrics().horizontalAdvance(m_reason->text()) > m_reason->width());
}

void AllWalletsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    measureLetters();
    fitColumns(); // the table may be as high and wide as before
    fitReason();
}

/// What the longest cell of a column takes. Views ask their delegates that, cell by cell: with 200 wallets too slow for
/// every snapshot.
int AllWalletsPage::contentWidth(int column, bool hasTypes)
{
    TextWidths& widths = m_texts[std::size_t(column)];
    int widest = 0;
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const QModelIndex cell = m_sorted->index(row, column);
        widest = qMax(widest, widths.of(cell.data().toString() + watchNote(cell, hasTypes)));
    }
    if (column == WalletListModel::StateColumn)
        for (const QString& state : passingStates()) widest = qMax(widest, widths.of(state));
    const int margin = m_table->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_table) + 1;
    return widest + 2 * margin + 1; // and the grid's pixel, which sections have even without a grid
}

/// A column that was wider stays so: the others would move with each word that says less or more.
int AllWalletsPage::widestOf(int column, bool hasTypes)
{
    const int now = contentWidth(column, hasTypes);
    if (column == WalletListModel::NameColumn || column == WalletListModel::TypeColumn) return now;
    int& widest = m_widest[std::size_t(column)];
    return widest = qMax(widest, now);
}

/// Where there is little room the heights go first if all are the same, then the ends of long types, the types, the
/// heights and the ends of long names; with still less the table scrolls.
void AllWalletsPage::fitColumns()
{
    QHeaderView* header = m_table->horizontalHeader();
    const auto widthOf = [&](int column, bool isBesideTypes = true) {
        return qMax(titleWidth(*header, column), qMax(header->minimumSectionSize(), widestOf(column, isBesideTypes)));
    };
    std::array<int, WalletListModel::ColumnCount> widths{};
    for (int column = 0; column < WalletListModel::ColumnCount; ++column)
        if (column != WalletListModel::TypeColumn) widths[std::size_t(column)] = widthOf(column);
    const int letter = fontMetrics().averageCharWidth();
    int left = m_table->viewport()->width() - std::accumulate(widths.begin(), widths.end(), 0);
    const int types = widthOf(WalletListModel::TypeColumn);
    const bool areHeightsFirst = m_areAtOneHeight && left < types;
    if (areHeightsFirst) left += widths[WalletListModel::SyncedColumn];
    const bool hasTypes = left >= qMin(types, LettersOfAType * letter);
    int roomOfNames = left + widths[WalletListModel::NameColumn];
    m_table->setColumnHidden(WalletListModel::TypeColumn, !hasTypes);
    widths[WalletListModel::NameColumn] = widthOf(WalletListModel::NameColumn, hasTypes); // with a note, or none
    const int least = qMin(widths[WalletListModel::NameColumn], LettersOfAName * letter);
    const int comfortable = qMin(widths[WalletListModel::NameColumn], LettersOfALongName * letter);
    const bool hasHeights = !areHeightsFirst && (hasTypes || roomOfNames >= comfortable);
    if (!hasHeights && !areHeightsFirst) roomOfNames += widths[WalletListModel::SyncedColumn];
    m_table->setColumnHidden(WalletListModel::SyncedColumn, !hasHeights);
    const bool isStretched = !hasTypes && roomOfNames >= least;
    header->setSectionResizeMode(WalletListModel::NameColumn, isStretched ? QHeaderView::Stretch : QHeaderView::Fixed);
    if (!hasTypes && !isStretched) // so that balances are in sight
        widths[WalletListModel::NameColumn] = qMax(least, titleWidth(*header, WalletListModel::NameColumn));
    for (int column = 0; column < WalletListModel::ColumnCount; ++column)
        if (header->sectionResizeMode(column) == QHeaderView::Fixed)
            header->resizeSection(column, widths[std::size_t(column)]);
}

/// What all of them are already cannot be asked for; the sentence says so.
void AllWalletsPage::showButtons(const SyncSnapshot& snapshot)
{
    const auto any = [&](auto condition) { return std::ranges::any_of(snapshot.wallets, condition); };
    const bool anyStopped = any([](const WalletView& wallet) { return !wallet.started; });
    const bool anyStarted = any([](const WalletView& wallet) { return wallet.started; });
    const bool anyUnlocked = any([](const WalletView& wallet) { return wallet.auth == WalletAuth::Unlocked; });
    QStringList reasons;
    const auto allow = [&](QPushButton& button, bool isAllowed, const QString& reason) {
        button.setEnabled(isAllowed);
        button.setAccessibleDescription(isAllowed ? QString() : reason);
        if (!isAllowed) reasons += reason;
    };
    allow(*m_startAll, anyStopped,
          snapshot.failedWallets() > 0 ? tr("None is stopped; what is in error is tried again on its page.")
                                       : tr("All are started."));
    allow(*m_stopAll, anyStarted, tr("All are stopped."));
    const bool anyBare = any([](const WalletView& wallet) { return wallet.auth == WalletAuth::NoPassphrase; });
    allow(*m_lockAll, m_hasAppLock || anyUnlocked,
          anyBare ? tr("None that has a passphrase is unlocked.") : tr("None is unlocked."));
    m_reason->setText(reasons.join(u' '));
    fitReason();
}

void AllWalletsPage::openRow(const QModelIndex& index)
{
    const WalletId wallet = m_model->walletAt(m_sorted->mapToSource(index).row());
    if (wallet != WalletId{}) emit walletWanted(wallet);
}

} // namespace lockstep::ui
