// SPDX-License-Identifier: MIT

#include "ui/pages/receive/requestlist.h"

#include "ui/models/requestmodel.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/tables/plaintable.h"
#include "ui/widgets/tables/wholerows.h"
#include "ui/widgets/text/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int RowsShown = 4;
constexpr int LeastLetters = 11; ///< Of a column.

QTableView* makeTable(RequestModel& model, QWidget* parent)
{
    QTableView* table
        = plainTable(u"requestTable"_s, RequestList::tr("Payment requests"), model, RequestModel::LabelColumn, parent);
    table->setMinimumHeight(heightOfRows(*table, RowsShown));
    // Else the stretched column's share makes the table scroll sideways.
    table->horizontalHeader()->setMinimumSectionSize(LeastLetters * table->fontMetrics().averageCharWidth());
    return table;
}

} // namespace

RequestList::RequestList(QWidget* parent)
    : QWidget(parent)
    , m_model(new RequestModel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_table(makeTable(*m_model, this))
    , m_show(pushButton(u"showRequestButton", tr("Show a&gain"), this))
    , m_copy(pushButton(u"copyRequestLinkButton", tr("Copy its link"), this))
    , m_remove(pushButton(u"removeRequestButton", tr("R&emove"), this))
{
    layOut();
    setReading();
    const auto emitShown = [this] {
        if (const PaymentRequest* request = chosen()) emit shown(request->id);
    };
    connect(m_table, &QTableView::activated, this, emitShown);
    connect(m_show, &QPushButton::clicked, this, emitShown);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(chosen()->uri);
        emit copied(chosen()->uri);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removed(chosen()->id); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RequestList::showButtons);
    showButtons();
}

void RequestList::layOut()
{
    m_empty->setObjectName(u"requestsEmptyLabel");
    m_empty->setAlignment(Qt::AlignCenter);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::Small);
    for (QPushButton* button : {m_show, m_copy, m_remove}) buttons->addWidget(button);
    buttons->addStretch(1);
    auto* filled = new QWidget(this);
    auto* column = new QVBoxLayout(filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(filled);
    auto* card = new Card(tr("Requests"), this);
    card->content()->addWidget(m_stack, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

void RequestList::setRequests(const QList<PaymentRequest>& requests)
{
    const PaymentRequest* before = chosen();
    const std::int64_t id = before ? before->id : 0;
    m_model->setRequests(requests);
    if (const int row = m_model->rowOf(id); row >= 0) // one that the person chose; else none is
        m_table->setCurrentIndex(m_model->index(row, 0));
    else
        m_table->setCurrentIndex({});
    m_empty->setText(tr("No requests yet. One that you save is listed here, and says when it is paid."));
    m_stack->setCurrentIndex(requests.isEmpty() ? 0 : 1);
    showButtons();
}

void RequestList::setReading() { m_empty->setText(tr("Reading requests…")); }

void RequestList::setUnread() { m_empty->setText(tr("The requests could not be read.")); }

void RequestList::setAddresses(const QHash<QString, AddressRow>& rows, BlockHeight syncedTo)
{
    m_model->setAddresses(rows, syncedTo);
}

void RequestList::followUnit() { m_model->followUnit(); }

const QList<PaymentRequest>& RequestList::requests() const { return m_model->requests(); }

const PaymentRequest* RequestList::find(std::int64_t id) const
{
    const int row = m_model->rowOf(id);
    return row < 0 ? nullptr : &m_model->requests()[row];
}

const PaymentRequest* RequestList::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->requests()[rows.first().row()];
}

/// Buttons for a request are there when one is chosen: a greyed one would ask for a reason.
void RequestList::showButtons()
{
    for (QPushButton* button : {m_show, m_copy, m_remove}) button->setVisible(chosen() != nullptr);
}

} // namespace lockstep::ui
