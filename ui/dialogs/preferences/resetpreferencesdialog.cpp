// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/resetpreferencesdialog.h"

#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

ResetPreferencesDialog::ResetPreferencesDialog(QWidget* parent)
    : FormDialog(tr("Reset all preferences?"), tr("&Reset"), parent)
{
    setObjectName(u"resetPreferencesDialog");
    form()->addWidget(paragraph(tr("Look, unit, dates, language, locking, clipboard, notifications, tray, metered "
                                   "connections and console become as they were when Lockstep was new."),
                                this));
    form()->addWidget(paragraph(tr("Wallets, labels, the network's settings and what is kept on the disk stay as they "
                                   "are. When to listen for payments and how imports go along stay, too."),
                                this));
    setEnterCancels();
}

} // namespace lockstep::ui
