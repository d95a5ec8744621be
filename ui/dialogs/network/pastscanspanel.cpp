// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/pastscanspanel.h"

#include "ui/format/plain/datetext.h"
#include "ui/format/plain/tooltiptext.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/tables/plaintable.h"
#include "ui/widgets/tables/wholerows.h"
#include "ui/widgets/text/labels.h"

#include <QHeaderView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostRows = 100;
constexpr int RowsShown = 4;
constexpr int WhatColumn = 1; ///< A wallet's name, as long as a person likes.

QList<QStandardItem*> rowOf(const PastScan& scan)
{
    QList<QStandardItem*> row;
    for (const QString& text :
         {dateTimeText(scan.end.time), scan.what, scan.range, scan.took, scan.fetched, scan.result}) {
        auto* item = new QStandardItem(text);
        item->setToolTip(toolTipText(text));
        row += item;
    }
    row.first()->setAccessibleText(pastScanSentence(scan)); // of the whole row
    return row;
}

} // namespace

PastScansPanel::PastScansPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new QStandardItemModel(this))
    , m_none(paragraph(tr("No scans yet."), this, PlainLabel::Colour::Muted))
    , m_export(pushButton(u"exportScansButton", tr("E&xport…"), this))
{
    m_model->setHorizontalHeaderLabels(
        {tr("When"), tr("What"), tr("Blocks"), tr("Took"), tr("Fetched", "a column: megabytes"), tr("Result")});
    m_table = plainTable(u"pastScansTable"_s, tr("Past imports and scans"), *m_model, WhatColumn, this);
    m_table->setMinimumHeight(heightOfRows(*m_table, RowsShown));
    m_none->setObjectName(u"noScansLabel");
    m_export->setAccessibleName(tr("Export the past imports and scans"));
    setTabOrder(m_table, m_export); // which was made before it
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportWanted(m_scans); });
    auto* card = new Card(tr("Past imports and scans"), this);
    card->content()->addWidget(m_none);
    card->content()->addWidget(m_table);
    card->content()->addWidget(m_export, 0, Qt::AlignLeft);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    setScans({});
}

void PastScansPanel::setScans(const QList<PastScan>& scans)
{
    m_scans = scans;
    m_model->removeRows(0, m_model->rowCount());
    for (const PastScan& scan : scans.first(qMin(scans.size(), MostRows))) m_model->appendRow(rowOf(scan));
    m_none->setVisible(scans.isEmpty());
    m_table->setVisible(!scans.isEmpty());
    m_export->setVisible(!scans.isEmpty());
}

} // namespace lockstep::ui
