// SPDX-License-Identifier: MIT

#include "ui/pages/recentpayments.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/payments/historytext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/plain/numbertext.h"
#include "ui/models/historymodel.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/emptystate.h"
#include "ui/widgets/panels/failurestrip.h"
#include "ui/widgets/tables/labeldelegate.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/struckdigits.h"

#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <numeric>

namespace lockstep::ui {

namespace {

constexpr int LettersOfALabel = 16; ///< With less room than that the states give way.
constexpr int LettersOfAState = 14; ///< At the least: "2 confirmations".
constexpr int LettersOfAName = 12; ///< Of a wallet, at the least.

enum Column { StatusColumn, DateColumn, WalletColumn, LabelColumn, AmountColumn, ColumnCount };
constexpr int Shown[ColumnCount] = {HistoryModel::StatusColumn, HistoryModel::DateColumn, HistoryModel::WalletColumn,
                                    HistoryModel::LabelColumn, HistoryModel::AmountColumn};

/// Air between two rows and two columns.
class RecentDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(spacing::Large, spacing::Tight);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (!index.data(HistoryModel::FailedRole).toBool()) return;
        QStyleOptionViewItem cell(option);
        initStyleOption(&cell, index);
        strikeDigits(*painter, cell);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == AmountColumn) keepNumberInOrder(*option);
    }
};

QTreeWidget* makeTable(QWidget* parent)
{
    auto* table = new QTreeWidget(parent);
    table->setObjectName(u"recentPaymentsTree");
    table->setAccessibleName(RecentPayments::tr("Newest payments"));
    table->setColumnCount(ColumnCount);
    table->setHeaderHidden(true);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setItemDelegate(new RecentDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const int column : {StatusColumn, WalletColumn}) // fitColumns says how wide
        table->header()->setSectionResizeMode(column, QHeaderView::Fixed);
    table->header()->setSectionResizeMode(LabelColumn, QHeaderView::Stretch);
    return table;
}

QBrush amountColour(const HistoryRow& row, const HistoryModel& texts, PaymentState state)
{
    if (isFailed(state) || HistoryModel::isDoubtful(state)) return Theme::current().mutedText();
    return texts.sign(row) > 0 ? QBrush(Theme::current().gain()) : QBrush();
}

void fill(QTreeWidgetItem& item, const HistoryRow& row, const HistoryModel& texts, const QFont& font)
{
    for (int column = 0; column < ColumnCount; ++column) {
        item.setText(column, texts.text(row, Shown[column]));
        item.setToolTip(column, texts.toolTip(row, Shown[column]));
    }
    item.setData(StatusColumn, Qt::AccessibleTextRole, texts.sentence(row));
    item.setTextAlignment(AmountColumn, Qt::AlignRight | Qt::AlignVCenter);
    const PaymentState state = paymentState(row, texts.heightOf(row));
    item.setData(AmountColumn, HistoryModel::FailedRole, isFailed(state));
    item.setFont(AmountColumn, amountFont(font));
    item.setForeground(StatusColumn, Theme::current().mutedText());
    item.setForeground(AmountColumn, amountColour(row, texts, state));
}

} // namespace

RecentPayments::RecentPayments(std::optional<WalletId> wallet, QWidget* parent)
    : QWidget(parent)
    , m_texts(new HistoryModel(wallet, this))
    , m_table(makeTable(this))
    , m_problem(new FailureStrip(u"recentProblemStrip", u"recentRetryButton", u"copyRecentErrorButton", this))
    , m_note(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_empty(new EmptyState(this))
    , m_showAddress(m_empty->addButton(tr("&Show an address"), QStringLiteral("showAddressButton")))
    , m_all(pushButton(u"allTransactionsButton", tr("All tran&sactions"), this))
{
    m_note->setObjectName(u"recentNoteLabel");
    layOut();
    connect(m_all, &QPushButton::clicked, this, &RecentPayments::allWanted);
    connect(m_problem, &FailureStrip::retryWanted, this, &RecentPayments::retryWanted);
    connect(m_showAddress, &QPushButton::clicked, this, &RecentPayments::addressWanted);
    connect(m_table, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        const HistoryRow& row = m_rows[m_table->indexOfTopLevelItem(item)];
        emit detailsWanted(row.wallet, row.txid);
    });
    m_table->setColumnHidden(WalletColumn, wallet.has_value());
    m_table->viewport()->installEventFilter(this);
    m_note->hide();
    showRows();
}

void RecentPayments::layOut()
{
    auto* card = new Card(tr("Newest payments"), this);
    card->content()->addWidget(m_problem);
    card->content()->addWidget(m_note);
    card->content()->addWidget(m_empty); // no stack: it would be as high as the higher of the two
    card->content()->addWidget(m_table);
    card->content()->addWidget(m_all, 0, Qt::AlignLeft);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

void RecentPayments::setPayments(const QList<HistoryRow>& newest, int total)
{
    m_rows = newest.first(qMin(newest.size(), qsizetype{m_texts->query().wallet ? Count : CountOfAll}));
    m_isRead = true;
    m_problem->clear();
    m_all->setText(total == 1 ? tr("Open the tran&sactions")
                              : tr("All %1 tran&sactions", nullptr, total).arg(numberText(total)));
    showRows();
}

void RecentPayments::setError(const Error& error)
{
    m_problem->showError(error, tr("The payments could not be read. %1", "then why").arg(errorText(error).sentence()));
    showRows();
}

void RecentPayments::setSnapshot(const SyncSnapshot& snapshot)
{
    m_texts->setWallets(snapshot);
    if (const auto id = m_texts->query().wallet) {
        if (const WalletView* wallet = snapshot.wallet(*id)) showState(*wallet);
    } else {
        m_lacksBlocks = std::ranges::any_of(snapshot.wallets, lacksBlocks);
    }
    showRows();
}

void RecentPayments::showState(const WalletView& wallet)
{
    m_isPartial = isReadPartly(wallet);
    m_lacksBlocks = lacksBlocks(wallet);
    const QString height = heightText(wallet.syncedTo.height);
    m_note->setText(m_isPartial ? tr("Scanned to block %1; newer payments may be missing.").arg(height) : QString());
    m_note->setVisible(m_isPartial);
}

/// Who was paid already is not asked to share an address for a first payment.
void RecentPayments::sayNothingYet()
{
    const bool isOfOne = m_texts->query().wallet.has_value();
    m_showAddress->setVisible(isOfOne && m_isRead && !m_isPartial);
    if (!m_isRead)
        m_empty->setWords(tr("Reading payments…"));
    else if (m_lacksBlocks)
        m_empty->setWords(tr("No payments found so far."));
    else
        m_empty->setWords(tr("No payments yet."),
                          isOfOne ? tr("Share an address to get your first one.")
                                  : tr("Share an address of one of the wallets to get the first one."));
}

/// The same payments keep their rows: one that is made anew between two clicks hears no double click.
void RecentPayments::showRows()
{
    std::vector<Key> keys;
    for (const HistoryRow& row : m_rows) keys.emplace_back(row.wallet, row.txid);
    if (keys != m_shown) makeRows(keys);
    for (int i = 0; i < m_rows.size(); ++i) fill(*m_table->topLevelItem(i), m_rows[i], *m_texts, font());
    m_table->doItemsLayout(); // a changed text alone does not widen its column
    if (!m_rows.isEmpty()) m_table->setFixedHeight(static_cast<int>(m_rows.size()) * m_table->sizeHintForRow(0) + 2);
    sayNothingYet();
    m_empty->setVisible(m_rows.isEmpty() && !m_problem->hasFailure());
    m_table->setVisible(!m_rows.isEmpty());
    m_all->setVisible(!m_rows.isEmpty());
    fitColumns();
}

/// What the person has chosen stays chosen, wherever it stands now.
void RecentPayments::makeRows(const std::vector<Key>& keys)
{
    const int current = m_table->indexOfTopLevelItem(m_table->currentItem());
    const auto chosen = current < 0 ? keys.end() : std::ranges::find(keys, m_shown[std::size_t(current)]);
    m_table->clear();
    for (std::size_t i = 0; i < keys.size(); ++i) m_table->addTopLevelItem(new QTreeWidgetItem);
    if (chosen != keys.end()) m_table->setCurrentItem(m_table->topLevelItem(int(chosen - keys.begin())));
    m_shown = keys;
}

/// What its rows ask for, of a label as much as is to be read in any case. Measures the text of every row.
int RecentPayments::widthOf(int column) const
{
    const QAbstractItemView& cells = *m_table;
    const int whole = qMax(m_table->header()->minimumSectionSize(), cells.sizeHintForColumn(column));
    return column == LabelColumn ? qMin(whole, LettersOfALabel * fontMetrics().averageCharWidth()) : whole;
}

int RecentPayments::leastWidthOf(int column, int whole) const
{
    const int letter = fontMetrics().averageCharWidth();
    if (column == StatusColumn) return qMin(whole, LettersOfAState * letter + spacing::Large);
    return column == WalletColumn ? qMin(whole, LettersOfAName * letter + spacing::Large) : whole;
}

/// An amount is never cut: a part of it looks like another one. Where there is little room the ends of long states and
/// names of wallets go, then whole columns: details have them.
void RecentPayments::fitColumns()
{
    const bool isOfOne = m_texts->query().wallet.has_value();
    std::array<int, ColumnCount> whole{}, least{}; // measured once: each costs as much as to paint the column
    for (int column = 0; column < ColumnCount; ++column) {
        if (column == WalletColumn && isOfOne) continue;
        whole[std::size_t(column)] = widthOf(column);
        least[std::size_t(column)] = leastWidthOf(column, whole[std::size_t(column)]);
    }
    const int room = m_table->viewport()->width();
    int needed = std::accumulate(least.begin(), least.end(), 0);
    int lack = std::accumulate(whole.begin(), whole.end(), -room);
    for (const int column : {DateColumn, LabelColumn, StatusColumn}) {
        const bool isHidden = needed > room;
        if (isHidden) needed -= least[std::size_t(column)];
        if (isHidden) lack -= whole[std::size_t(column)];
        if (m_table->isColumnHidden(column) != isHidden) m_table->setColumnHidden(column, isHidden);
    }
    for (const int column : {StatusColumn, WalletColumn}) {
        const int asked = whole[std::size_t(column)];
        const int less = m_table->isColumnHidden(column) ? 0 : qBound(0, lack, asked - least[std::size_t(column)]);
        if (!m_table->isColumnHidden(column)) m_table->setColumnWidth(column, asked - less);
        lack -= less;
    }
}

bool RecentPayments::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns();
    return QWidget::eventFilter(watched, event);
}

void RecentPayments::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) showRows();
}

} // namespace lockstep::ui
