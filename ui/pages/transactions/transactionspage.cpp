// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/transactionspage.h"

#include "ui/format/payments/historytext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/sync/statetext.h"
#include "ui/format/wallets/totaltext.h"
#include "ui/pages/statetone.h"
#include "ui/pages/transactions/historyfilter.h"
#include "ui/pages/transactions/historymenu.h"
#include "ui/pages/transactions/historytable.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/emptystate.h"
#include "ui/widgets/panels/failurestrip.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Pause = 250ms;

} // namespace

TransactionsPage::TransactionsPage(std::optional<WalletId> wallet, QWidget* parent)
    : QWidget(parent)
    , m_model(new HistoryModel(wallet, this))
    , m_filter(new HistoryFilter(this))
    , m_strip(new Strip(this))
    , m_problem(new FailureStrip(u"historyProblemStrip", u"historyRetryButton", u"copyHistoryErrorButton", this))
    , m_stack(new QStackedWidget(this))
    , m_table(new HistoryTable(*m_model, this))
    , m_reading(new EmptyState(this))
    , m_nothing(new EmptyState(this))
    , m_noMatch(new EmptyState(this))
    , m_count(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_export(pushButton(u"exportPaymentsButton", tr("E&xport…"), this))
    , m_details(pushButton(u"paymentDetailsButton", tr("&Details…"), this))
    , m_more(pushButton(u"paymentMenuButton", tr("&More"), this))
    , m_menu(new HistoryMenu(*m_table, this))
    , m_pause(new QTimer(this))
{
    setObjectName(u"transactionsPage");
    m_strip->setObjectName(u"historyStrip");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_filter);
    column->addWidget(m_strip);
    column->addWidget(m_problem);
    column->addWidget(buildList(), 1);
    m_pause->setSingleShot(true);
    m_pause->setInterval(Pause);
    connectParts();
    showCounts();
    showCurrent();
}

/// The table goes first: it says that its current row is gone while the page can still hear it.
TransactionsPage::~TransactionsPage() { delete m_table; }

QWidget* TransactionsPage::buildList()
{
    m_reading->setObjectName(u"nothingRead");
    m_reading->setWords(tr("Reading payments…"));
    m_nothing->setObjectName(u"nothingYet");
    if (m_model->query().wallet) {
        m_share = m_nothing->addButton(tr("&Show an address"), u"showAddressButton"_s);
        connect(m_share, &QPushButton::clicked, this, &TransactionsPage::addressWanted);
    }
    sayNothingYet(false);
    m_noMatch->setObjectName(u"noMatch");
    m_noMatch->setWords(tr("No match"), tr("No payment fits these filters."));
    connect(m_noMatch->addButton(tr("&Clear filters"), u"clearAllButton"_s), &QPushButton::clicked, m_filter, [this] {
        m_filter->clear();
        m_filter->focusText();
    });
    for (QWidget* widget : std::initializer_list<QWidget*>{m_reading, m_nothing, m_noMatch, m_table})
        m_stack->addWidget(widget);

    m_count->setObjectName(u"historyCountLabel");
    const QString meaning = netChangeMeaning(isOfAllWallets());
    m_count->setToolTip(meaning);
    m_count->setAccessibleDescription(meaning);
    m_more->setMenu(m_menu);
    auto* footer = new QHBoxLayout;
    footer->setSpacing(spacing::Small);
    footer->addWidget(m_count, 1);
    footer->addWidget(m_export);
    footer->addWidget(m_details);
    footer->addWidget(m_more);
    auto* card = new Card({}, this);
    card->content()->addWidget(m_stack, 1);
    card->content()->addLayout(footer);
    return card;
}

void TransactionsPage::connectParts()
{
    connect(m_model, &PagedHistory::pageWanted, this, &TransactionsPage::historyWanted);
    connect(m_model, &PagedHistory::countsChanged, this, &TransactionsPage::showCounts);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TransactionsPage::showCurrent);
    connect(m_model, &HistoryModel::labelChanged, this, &TransactionsPage::labelChanged);
    connect(m_filter, &HistoryFilter::changed, this, [this] { m_model->setConditions(m_filter->conditions()); });
    connect(m_problem, &FailureStrip::retryWanted, this, [this] {
        m_reading->setWords(tr("Reading payments…"));
        m_model->refresh();
    });
    connect(m_pause, &QTimer::timeout, this, &TransactionsPage::readWhenDue);
    connectTable();
}

void TransactionsPage::connectTable()
{
    connect(m_table, &HistoryTable::opened, this, &TransactionsPage::openDetails);
    connect(m_table, &HistoryTable::currentRowChanged, this, &TransactionsPage::showCurrent);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { m_menu->popup(m_table->viewport()->mapToGlobal(at)); });
    connect(m_details, &QPushButton::clicked, this, &TransactionsPage::openDetails);
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportWanted(query()); });
    connect(m_menu, &HistoryMenu::detailsWanted, this, &TransactionsPage::openDetails);
    connect(m_menu, &HistoryMenu::rawWanted, this, [this] {
        if (const HistoryRow* row = m_table->currentRow()) emit rawWanted(row->wallet, row->txid);
    });
    connect(m_menu, &HistoryMenu::explorerWanted, this, [this] {
        if (const HistoryRow* row = m_table->currentRow()) emit explorerWanted(row->txid);
    });
    connect(m_menu, &HistoryMenu::giveUpWanted, this, [this] {
        if (const HistoryRow* row = m_table->currentRow()) emit giveUpWanted(row->txid, row->label);
    });
    connect(m_menu, &HistoryMenu::columnShown, this, [this](int column) {
        if (column == HistoryModel::AddressColumn) refresh(); // the rows are here, their addresses are not
    });
    connect(m_menu, &HistoryMenu::copied, this, &TransactionsPage::noticed);
}

void TransactionsPage::setSnapshot(const SyncSnapshot& snapshot)
{
    m_model->setWallets(snapshot);
    // A snapshot comes also when the person chose another unit, or to hide amounts.
    m_filter->followUnit();
    m_filter->followDates();
    m_table->followAmounts();
    const auto own = m_model->query().wallet;
    m_sharedCoins = own ? QString() : sharedCoinsNote(snapshot);
    showCounts();
    if (!own) {
        const WalletState whole = totalState(snapshot);
        m_strip->setContent(stateSymbol(whole), historyNote(snapshot), toneOf(whole));
        sayNothingYet(std::ranges::any_of(snapshot.wallets, lacksBlocks));
    } else if (const WalletView* wallet = snapshot.wallet(*own)) {
        m_strip->setContent(stateSymbol(*wallet), historyNote(*wallet), toneOf(*wallet));
        sayNothingYet(lacksBlocks(*wallet));
        m_share->setVisible(!isReadPartly(*wallet)); // who was paid already needs no first payment
    }
}

/// A chain that was read in part may hold the first payment already.
void TransactionsPage::sayNothingYet(bool isSoFar)
{
    if (isSoFar)
        m_nothing->setWords(tr("Nothing found so far"), tr("Blocks that were not looked at may hold payments."));
    else
        m_nothing->setWords(tr("Nothing here yet"),
                            m_share ? tr("Share an address to get your first payment.")
                                    : tr("Payments of all your wallets appear here."));
}

void TransactionsPage::setHistory(const HistoryQuery& query, const HistoryPage& page)
{
    m_problem->clear();
    m_reading->setWords(tr("Reading payments…"));
    m_model->setPage(query, page);
    showCurrent();
    if (m_table->isColumnWanted(HistoryModel::AddressColumn)) emit addressesWanted(page.rows);
}

void TransactionsPage::setAddresses(const QList<HistoryRow>& rows, const QList<QStringList>& addresses)
{
    m_model->setAddresses(rows, addresses);
}

void TransactionsPage::setHistoryError(const HistoryQuery& query, const Error& error)
{
    m_model->setFailed(query);
    m_problem->showError(error);
    m_reading->setWords(tr("The payments could not be read."));
}

void TransactionsPage::refresh()
{
    m_isStale = true;
    if (!m_pause->isActive()) readWhenDue();
}

void TransactionsPage::readWhenDue()
{
    if (!m_isStale || !isVisible()) return;
    m_isStale = false;
    m_pause->start();
    m_model->refresh();
}

void TransactionsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    readWhenDue();
}

void TransactionsPage::showCounts()
{
    const int matching = m_model->rowCount();
    const int total = m_model->total();
    QWidget* shown = total < 0 ? m_reading : matching > 0 ? m_table : static_cast<QWidget*>(m_nothing);
    if (total > 0 && matching == 0) shown = m_noMatch;
    m_stack->setCurrentWidget(shown);
    m_filter->setClearedElsewhere(shown == m_noMatch);
    QString words = total > 0 ? historyCountText(matching, total, m_model->sum()) : QString();
    if (total > 0 && !m_sharedCoins.isEmpty()) words += u" · "_s + m_sharedCoins;
    m_count->setText(words);
}

/// Buttons for a payment are there when there is one: a greyed one would ask for a reason.
void TransactionsPage::showCurrent()
{
    const bool isThere = m_table->currentRow() != nullptr;
    m_details->setVisible(isThere);
    m_more->setVisible(m_model->rowCount() > 0);
    m_export->setVisible(m_model->rowCount() > 0);
}

void TransactionsPage::openDetails()
{
    if (const HistoryRow* row = m_table->currentRow()) emit transactionWanted(row->wallet, row->txid);
}

QByteArray TransactionsPage::columns() const { return m_table->columns(); }

void TransactionsPage::setColumns(const QByteArray& columns) { m_table->setColumns(columns); }

} // namespace lockstep::ui
