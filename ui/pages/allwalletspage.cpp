// SPDX-License-Identifier: MIT

#include "ui/pages/allwalletspage.h"

#include "ui/format/statetext.h"
#include "ui/format/totaltext.h"
#include "ui/models/walletlistmodel.h"
#include "ui/pages/balancecard.h"
#include "ui/pages/recentpayments.h"
#include "ui/pages/statetone.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastLetters = 12; ///< Of a column.
constexpr int LettersOfAType = 16; ///< With less room than that the types hide.
constexpr int LeastRows = 5; ///< In sight, the header among them.

/// Amounts in tabular digits; the state in its tone, beside its shape and words.
class AllWalletsDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto state = static_cast<WalletState>(index.data(WalletListModel::StateRole).toInt());
        const bool isAmount
            = index.column() == WalletListModel::BalanceColumn || index.column() == WalletListModel::PendingColumn;
        if (isAmount) option->font = amountFont(option->font);
        if (index.column() == WalletListModel::NameColumn) {
            option->font = scaledFont(option->font, 1.0, QFont::DemiBold);
            if (const QString note = watchNote(*option, index); !note.isEmpty()) option->text += u" · "_s + note;
        }
        if (index.column() == WalletListModel::TypeColumn)
            option->palette.setColor(QPalette::Text, Theme::current().mutedText());
        if (index.column() == WalletListModel::StateColumn || state == WalletState::Error)
            option->palette.setColor(QPalette::Text, Theme::current().tone(toneOf(state)).text);
    }

private:
    /// The types say who only watches; where they hide, the name says it.
    static QString watchNote(const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const auto auth = static_cast<WalletAuth>(index.data(WalletListModel::AuthRole).toInt());
        const auto* table = qobject_cast<const QTableView*>(option.widget);
        const bool isSaid = table && !table->isColumnHidden(WalletListModel::TypeColumn);
        return auth == WalletAuth::WatchOnly && !isSaid ? authBadge(auth) : QString();
    }
};

QPushButton* makeButton(const QString& objectName, Glyph glyph, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(icon(glyph), text, parent);
    button->setObjectName(objectName);
    return button;
}

} // namespace

AllWalletsPage::AllWalletsPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new WalletListModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_balance(new BalanceCard(this))
    , m_line(mutedLabel({}, this))
    , m_table(new QTableView(this))
    , m_startAll(makeButton(u"startAllButton"_s, Glyph::Start, tr("St&art all"), this))
    , m_stopAll(makeButton(u"stopAllButton"_s, Glyph::Stop, tr("St&op all"), this))
    , m_lockAll(makeButton(u"lockAllButton"_s, Glyph::Lock, tr("&Lock all"), this))
    , m_reason(mutedLabel({}, this))
    , m_recent(new RecentPayments(std::nullopt, this))
{
    setObjectName(u"allWalletsPage");
    m_line->setObjectName(u"lockstepLabel");
    m_reason->setObjectName(u"allButtonsReasonLabel");
    setUpTable();
    layOut();
    connect(m_table, &QTableView::activated, this, &AllWalletsPage::openRow);
    connect(m_startAll, &QPushButton::clicked, this, &AllWalletsPage::startAllWanted);
    connect(m_stopAll, &QPushButton::clicked, this, &AllWalletsPage::stopAllWanted);
    connect(m_lockAll, &QPushButton::clicked, this, &AllWalletsPage::lockAllWanted);
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
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + spacing::Medium);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSortIndicatorClearable(true); // back to the person's own order
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(WalletListModel::TypeColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(LeastLetters * m_table->fontMetrics().averageCharWidth());
    m_table->viewport()->installEventFilter(this);
    m_table->setMinimumHeight(LeastRows * m_table->verticalHeader()->defaultSectionSize());
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
    m_line->setContentsMargins(spacing::Tight, 0, spacing::Tight, 0);
}

void AllWalletsPage::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    m_model->setSnapshot(snapshot, now);
    const QString note = snapshot->online ? QString() : tr("offline");
    m_balance->setTotal(totalBalance(*snapshot), note);
    m_line->setText(lockstepLine(*snapshot, now));
    m_recent->setSnapshot(*snapshot);
    showButtons(*snapshot);
    fitColumns();
}

void AllWalletsPage::setPayments(const QList<HistoryRow>& newest, int total) { m_recent->setPayments(newest, total); }

bool AllWalletsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns();
    return QWidget::eventFilter(watched, event);
}

/// Where there is little room the types go first, then the ends of long names; with still less the table scrolls.
void AllWalletsPage::fitColumns()
{
    QHeaderView* header = m_table->horizontalHeader();
    const QAbstractItemView& view = *m_table;
    int others = 0;
    for (int column = 0; column < WalletListModel::ColumnCount; ++column)
        if (column != WalletListModel::TypeColumn)
            others += qMax(header->sectionSizeHint(column), view.sizeHintForColumn(column));
    const int left = m_table->viewport()->width() - others;
    m_table->setColumnHidden(WalletListModel::TypeColumn, left < LettersOfAType * fontMetrics().averageCharWidth());
    const int name = view.sizeHintForColumn(WalletListModel::NameColumn);
    const bool isRoomy
        = left + name >= header->minimumSectionSize() && m_table->isColumnHidden(WalletListModel::TypeColumn);
    header->setSectionResizeMode(WalletListModel::NameColumn,
                                 isRoomy ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
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
    allow(*m_startAll, anyStopped, tr("All are started."));
    allow(*m_stopAll, anyStarted, tr("All are stopped."));
    allow(*m_lockAll, anyUnlocked, tr("None is unlocked."));
    m_reason->setText(reasons.join(u' '));
}

void AllWalletsPage::openRow(const QModelIndex& index)
{
    const WalletId wallet = m_model->walletAt(m_sorted->mapToSource(index).row());
    if (wallet != WalletId{}) emit walletWanted(wallet);
}

} // namespace lockstep::ui
