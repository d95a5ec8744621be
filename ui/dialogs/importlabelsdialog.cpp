// SPDX-License-Identifier: MIT

#include "ui/dialogs/importlabelsdialog.h"

#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

ImportLabelsDialog::ImportLabelsDialog(const QString& fileName, int labels, QWidget* parent)
    : FormDialog(tr("Import labels?"), tr("&Import"), parent)
{
    setObjectName(u"importLabelsDialog");
    form()->addWidget(
        paragraph(tr("\"%1\" has labels for %n payments, addresses or coins.", nullptr, labels).arg(fileName), this));
    form()->addWidget(
        paragraph(tr("Those that belong to your wallets take the place of the labels you gave. The file may "
                     "also freeze coins or release frozen ones. What it does not name stays as it is; no "
                     "balance changes."),
                  this));
    setEnterCancels();
}

} // namespace lockstep::ui
