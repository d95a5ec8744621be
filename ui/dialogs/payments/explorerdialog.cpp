// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/explorerdialog.h"

#include "ui/format/payments/explorertext.h"
#include "ui/widgets/text/labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace lockstep::ui {

ExplorerDialog::ExplorerDialog(const QUrl& page, QWidget* parent)
    : FormDialog(tr("Open a block explorer?"), tr("&Open the page"), parent)
    , m_page(page)
{
    setObjectName(u"explorerDialog");
    form()->addWidget(paragraph(explorerWarning(page), this));
    auto* address = new QLineEdit(page.toDisplayString(), this); // in one line that scrolls
    address->setObjectName(u"explorerPageEdit");
    address->setAccessibleName(tr("The page"));
    address->setReadOnly(true);
    address->setCursorPosition(0);
    form()->addWidget(address);
    setEnterCancels();
}

void ExplorerDialog::showNotOpened()
{
    setBusy(false);
    showProblem(
        tr("No program opened the page, and nothing was asked of the site. Choose a web browser in the settings "
           "of your desktop, or copy the address from here."));
}

} // namespace lockstep::ui
