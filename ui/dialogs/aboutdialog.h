// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QVBoxLayout;

namespace lockstep::ui {

struct AboutFacts
{
    QString network; ///< Its name, as `--network` takes it.
    QString folder; ///< Of its data.
    bool locksMemory = true; ///< Whether the system keeps keys out of the swap file.
};

/// Which program this is, where its data are, and the ways to both.
class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const AboutFacts& facts, QWidget* parent = nullptr);

signals:
    void folderWanted();
    void shortcutsWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QVBoxLayout* makeWords(const AboutFacts& facts);
    QDialogButtonBox* makeButtons();
    QString versions() const; ///< To be copied: of programs and system, nothing of the person.

    QString m_network;
    QDialogButtonBox* m_buttons;
};

} // namespace lockstep::ui
