// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "core/api/processguard.h"

int main(int argc, char* argv[])
{
    lockstep::guardProcess();
    return lockstep::runWindow(argc, argv);
}
