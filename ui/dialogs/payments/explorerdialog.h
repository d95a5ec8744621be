// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"

#include <QUrl>

namespace lockstep::ui {

/// Asks before a block explorer's page is opened: after `submitted` the person wants it.
class ExplorerDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit ExplorerDialog(const QUrl& page, QWidget* parent = nullptr);

    const QUrl& page() const { return m_page; }
    void showNotOpened(); ///< No program took the page: nothing left this computer.

private:
    QUrl m_page;
};

} // namespace lockstep::ui
