// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/importlabelsdialog.h"

#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

ImportLabelsDialog::ImportLabelsDialog(const QString& fileName, int labels, QWidget* parent)
    : FormDialog(tr("Import labels?"), tr("&Import"), parent)
{
    setObjectName(u"importLabelsDialog");
    const QString what = fileName.isEmpty()
        ? tr("The text has labels for %n payments, addresses or coins.", nullptr, labels)
        : tr("\"%1\" has labels for %n payments, addresses or coins.", nullptr, labels).arg(fileName);
    form()->addWidget(paragraph(what, this));
    form()->addWidget(paragraph(tr("Those that belong to your wallets take the place of the labels you gave. They may "
                                   "also freeze coins or release frozen ones. What they do not name stays as it is; no "
                                   "balance changes."),
                                this));
    setEnterCancels();
}

} // namespace lockstep::ui
