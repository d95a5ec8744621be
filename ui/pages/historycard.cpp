// SPDX-License-Identifier: MIT

#include "ui/pages/historycard.h"

#include "ui/format/numbertext.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

/// Amounts in tabular digits; gains in the theme's colour, beside their "+".
class HistoryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == HistoryModel::StatusColumn)
            option->palette.setColor(QPalette::Text, Theme::current().mutedText());
        if (index.column() != HistoryModel::AmountColumn) return;
        option->font = amountFont(option->font);
        if (index.data(HistoryModel::SignRole).toInt() > 0)
            option->palette.setColor(QPalette::Text, Theme::current().gain());
    }
};

QTableView* makeTable(HistoryModel& model, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setObjectName(u"historyTable");
    table->setAccessibleName(HistoryCard::tr("Payments"));
    table->setModel(&model);
    table->setItemDelegate(new HistoryDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + spacing::Medium);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(HistoryModel::LabelColumn, QHeaderView::Stretch);
    const auto width = [table](const char16_t* sample) {
        return table->fontMetrics().horizontalAdvance(QString::fromUtf16(sample)) + spacing::Huge;
    };
    header->resizeSection(HistoryModel::StatusColumn, width(u"◔ Immature, 100 blocks"));
    header->resizeSection(HistoryModel::DateColumn, width(u"2026-11-23 14:31"));
    header->resizeSection(HistoryModel::AmountColumn, width(u"+1 000.000 000 00"));
    return table;
}

} // namespace

HistoryCard::HistoryCard(HistoryModel& model, QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_table(makeTable(model, this))
    , m_strip(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_empty(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_count(mutedLabel({}, this))
{
    m_strip->setObjectName(u"historyNoteLabel");
    m_empty->setObjectName(u"historyEmptyLabel");
    m_count->setObjectName(u"historyCountLabel");
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto* card = new Card(tr("Payments"), this);
    card->content()->addWidget(m_strip);
    card->content()->addWidget(m_stack, 1);
    card->content()->addWidget(m_count);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    connect(&model, &HistoryModel::totalChanged, this, &HistoryCard::showTotal);
    showTotal(model.total());
    m_strip->hide();
}

void HistoryCard::showTotal(int total)
{
    m_stack->setCurrentIndex(total > 0 ? 1 : 0);
    m_count->setVisible(total > 0);
    m_count->setText(total == 1 ? tr("1 payment") : tr("%n payments", nullptr, total));
}

void HistoryCard::setWallet(const WalletView& wallet)
{
    const bool isBehind = wallet.state != WalletState::Synced && wallet.state != WalletState::Catching;
    const QString height = heightText(wallet.syncedTo.height);
    m_strip->setVisible(isBehind);
    m_empty->setText(wallet.state == WalletState::Importing
                         ? tr("No payments found so far.")
                         : tr("No payments yet. Share an address to get your first one."));
    if (!isBehind) return;
    m_strip->setText(wallet.state == WalletState::Importing
                         ? tr("Scanned to block %1; older is complete, newer may be missing.").arg(height)
                         : tr("Complete up to block %1; newer payments are not listed yet.").arg(height));
}

} // namespace lockstep::ui
