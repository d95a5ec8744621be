// SPDX-License-Identifier: MIT

#include "ui/dialogs/program/licencesdialog.h"

#include "ui/style/spacing.h"
#include "ui/widgets/layout/withinscreen.h"
#include "ui/widgets/tables/plaintable.h"
#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Part
{
    QString name;
    QString use;
    QString licence; ///< As SPDX calls it.
};

QList<Part> parts()
{
    return {
        {u"Lockstep"_s, LicencesDialog::tr("This program"), u"MIT"_s},
        {u"Qt"_s, LicencesDialog::tr("Window, threads, network"), u"LGPL-3.0-only"_s},
        {u"SQLite"_s, LicencesDialog::tr("Storage"), LicencesDialog::tr("public domain")},
        {u"libsecp256k1"_s, LicencesDialog::tr("Keys and signatures"), u"MIT"_s},
        {u"libsodium"_s, LicencesDialog::tr("Locked memory, passphrases, sealing"), u"ISC"_s},
        {u"OpenSSL"_s, LicencesDialog::tr("Hashes"), u"Apache-2.0"_s},
        {u"utf8proc"_s, LicencesDialog::tr("Unicode of words and passphrases"), u"MIT, Unicode-DFS-2015"_s},
        {u"QCoro"_s, LicencesDialog::tr("Coroutines"), u"MIT"_s},
        {u"libqrencode"_s, LicencesDialog::tr("QR codes"), u"LGPL-2.1-or-later"_s},
        {LicencesDialog::tr("Words of BIP39"), LicencesDialog::tr("Recovery words"), u"MIT"_s},
    };
}

} // namespace

LicencesDialog::LicencesDialog(QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Licences"));
    setObjectName(u"licencesDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    auto* model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels({tr("Part"), tr("For"), tr("Licence")});
    for (const Part& part : parts()) {
        QList<QStandardItem*> row;
        for (const QString& text : {part.name, part.use, part.licence}) row += new QStandardItem(text);
        model->appendRow(row);
    }
    QTableView* table = plainTable(u"licencesTable"_s, windowTitle(), *model, 1, this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeButton");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(paragraph(tr("Lockstep is free software: use it, change it and pass it on. It comes without any "
                                   "warranty. On Debian, /usr/share/doc/lockstep/copyright has the licences in full."),
                                this));
    column->addWidget(table, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resizeWithinScreen(*this,
                       {fontMetrics().averageCharWidth() * 116, table->verticalHeader()->defaultSectionSize() * 17});
}

} // namespace lockstep::ui
